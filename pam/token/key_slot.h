// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/card_work.h"
#include "backend/cards/token_slot.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// The slot that somebody's token has, FOLDER/UID/SHA256 of one of the certificates on it, while
/// the token is asked for the key in it.
class KeySlot
{
public:
    /// The slot of chosen's token: that of chosen's certificate, or else of another one of all on
    /// the same token. Nothing where it has none. What is wrong with one is added to notes.
    /// owner: who alone may write these files.
    [[nodiscard]] static std::optional<KeySlot> find(const std::string &folder, uid_t owner,
                                                     uid_t uid, const FoundCertificate &chosen,
                                                     const std::vector<FoundCertificate> &all,
                                                     std::vector<std::string> &notes);

    /// What the token is to do in the login that proves it, and where its answer goes.
    [[nodiscard]] CardWork::Unwrapping &unwrapping() { return m_unwrapping; }

    /// Whether the token has answered at all.
    [[nodiscard]] bool isAnswered() const { return !m_unwrapping.shared.isEmpty(); }
    /// The key, in into, where the answer was the right one.
    [[nodiscard]] bool open(Secret &into) const { return m_slot.open(m_unwrapping.shared, into); }
    /// As TokenSlot::certificate().
    [[nodiscard]] const std::string &certificate() const { return m_slot.certificate(); }

private:
    KeySlot(TokenSlot slot, std::string key);

    TokenSlot m_slot;
    CardWork::Unwrapping m_unwrapping;
};

} // namespace doorward
