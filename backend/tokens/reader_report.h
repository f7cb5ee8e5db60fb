// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <cstdint>
#include <string>
#include <vector>

namespace doorward {

/// One reader as doorward-tokend tells it.
struct ReaderReport
{
    enum class Card { Empty, Present, Mute };

    std::string name; ///< as PKCS#11 modules write it: at most 64 bytes, where that is enough
    Card card = Card::Empty;
    std::uint32_t events = 0; ///< moves with every insertion, removal and return of the reader
    std::string label = {};   ///< these three once the token is identified
    std::string serial = {};
    std::string module = {};
    std::string pcscName = {}; ///< as pcscd writes it

    [[nodiscard]] bool isIdentified() const { return !module.empty(); }
    /// Whether nothing has been put in or pulled out between the two.
    [[nodiscard]] bool isSameSight(const ReaderReport &other) const
    {
        return name == other.name && card == other.card && events == other.events;
    }
    [[nodiscard]] bool operator==(const ReaderReport &) const = default;
};

/// Gives readers the names that they are reported under.
void nameReaders(std::vector<ReaderReport> &readers);

/// The message of type Readers: the whole truth.
[[nodiscard]] wire::Message toMessage(const std::vector<ReaderReport> &readers);

/// Carries what is known of the tokens over to a new look at the readers, where nothing has moved.
void keepIdentities(const std::vector<ReaderReport> &before, std::vector<ReaderReport> &now);

/// Notes the tokens that doorward-p11 has listed (P11Found) in the readers they are in. A token
/// whose module gives its slot another name than the reader's goes to the one reader left over.
void noteTokens(const std::vector<wire::Message> &tokens, std::vector<ReaderReport> &readers);

} // namespace doorward
