// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/card_work.h"
#include "backend/common/secret.h"
#include "pam/common/pam_conversation.h"

#include <functional>
#include <string>
#include <string_view>

namespace doorward {

/// The person, or the application for them, ended it: nothing is left to be said.
inline constexpr std::string_view stopped = "stopped";

/// The PIN of one card: asked for, and changed right there where the card wants another one before
/// it lets anybody in.
///
/// A change is bound to the very token that was found, costs no try while the current PIN is right,
/// and what comes after it is proved anew, with the new PIN.
class CardPin
{
public:
    using Result = CardWork::Result;
    /// Has the card prove itself with a PIN, which is empty where its reader asks for it.
    using Proof = std::function<Result(const Secret &pin)>;

    /// What comes of opening with the card: whether a keyring stays closed.
    enum class Keyring { Untouched, StaysClosed };

    /// All outlive the object.
    CardPin(PamConversation &talk, CardWork &cards, const FoundCertificate &found,
            Keyring keyring = Keyring::Untouched)
        : m_talk(talk), m_cards(cards), m_found(found), m_keyring(keyring)
    {}

    /// Done once prove was, and the card has the PIN that it wants.
    [[nodiscard]] Result open(const Proof &prove);

private:
    [[nodiscard]] Result askAndProve(const Proof &prove);
    [[nodiscard]] Result ask();
    [[nodiscard]] Result change();
    [[nodiscard]] Result changeOnce();
    [[nodiscard]] Result choose(Secret &into);
    [[nodiscard]] Result askNew(std::string_view purpose, const std::string &plain, Secret &into);
    void announcePinPad(bool finalTry);
    void addKeyring(wire::Message &message) const;
    void announce(std::string_view code, PamConversation::Style style);
    [[nodiscard]] wire::Message about(wire::Type type) const;
    [[nodiscard]] bool has(std::string_view flag) const { return hasFlag(m_found.flags, flag); }

    PamConversation &m_talk;
    CardWork &m_cards;
    const FoundCertificate &m_found;
    const Keyring m_keyring;
    Secret m_pin;
};

} // namespace doorward
