// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <cstdint>
#include <string>
#include <vector>

namespace doorward {

/// pcscd counts the insertions and removals of a reader in 16 bits, beginning anew with each reader
/// that comes and with each pcscd.
inline constexpr std::uint32_t eventsOfOneArrival = 1u << 16;

/// One reader as doorward-tokend tells it.
struct ReaderReport
{
    enum class Card { Empty, Present, Mute };

    std::string name; ///< as PKCS#11 modules write it: at most 64 bytes, where that is enough
    Card card = Card::Empty;
    /// Moves with every insertion, removal and return of the reader: pcscd's counter, less than
    /// eventsOfOneArrival, and what the watcher adds.
    std::uint32_t events = 0;
    std::string label = {}; ///< these five once the token is identified
    std::string serial = {};
    std::string module = {};
    std::string manufacturer = {};
    std::string model = {};
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

/// Adds to the last packet of doorward-p11's list the readers that are now as they were before.
void addUnmoved(const std::vector<ReaderReport> &before, const std::vector<ReaderReport> &now,
                wire::Message &last);

/// Notes the tokens that doorward-p11 has listed (P11Found, the last packet among them) in the
/// readers they are in: where what it read is what was seen, and not what was put in since, of
/// which the word is still to come. A token whose module gives its slot another name than the
/// reader's goes to the one reader left over.
void noteTokens(const std::vector<wire::Message> &listed, std::vector<ReaderReport> &readers);

} // namespace doorward
