// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/card_work.h"
#include "backend/cards/revocation_check.h"
#include "pam/common/pam_conversation.h"
#include "pam/token/card_pin.h"
#include "pam/token/key_slot.h"
#include "pam/token/keyring_lines.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pam_handle;

namespace doorward {

/// Where the module finds its parts, and what the administrator wants.
struct TokenSettings
{
    std::string map;    ///< the token map
    std::string trust;  ///< the folder of CA files
    std::string helper; ///< doorward-p11
    std::string user;   ///< whom the helper runs as, where we are root
    KeyPurpose purpose = KeyPurpose::Login;
    std::vector<std::string> paths = {}; ///< that the helper gets to see
    RevocationSettings revocation = {};  ///< its cage is made here
    std::string ocspUser;                ///< whom doorward-ocsp runs as
    std::string slots;                   ///< the folder of the key manager's slots for tokens
    bool userMaps = false;               ///< whether a person may say whose card it is, too
    PamPlaces places = {};
};

/// One authentication by token, from the certificates found to the signature verified.
///
/// A helper that is not trusted does the PKCS#11 work. What counts is checked here: the map and the
/// chain before the person is asked for anything, and the signature against the mapped certificate.
/// PAM_AUTHTOK is neither read nor set. Where the key manager has a slot for the token, the same
/// login of the token opens it, for modules further down (pam/common/token_key.h).
class TokenLogin
{
public:
    TokenLogin(pam_handle *handle, int flags, TokenSettings settings);

    /// PAM's result. Whatever is not a success has been said to the person.
    [[nodiscard]] int run();

    /// What an administrator should know, for whoever logs.
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }

private:
    using Result = CardWork::Result;

    [[nodiscard]] Result authenticate();
    [[nodiscard]] Result authenticate(CardWork &cards);
    [[nodiscard]] Result prepare(std::optional<Cage> &into);
    [[nodiscard]] std::optional<Cage> cageOf(const std::string &name);
    [[nodiscard]] Result choose(const std::vector<FoundCertificate> &all, const Trust &trust,
                                TokenChoice &into);
    [[nodiscard]] bool addOwnMap(TokenMap &map);
    [[nodiscard]] Result askWhich(TokenChoice &choice);
    [[nodiscard]] Result checkRevocation(const Certificate &certificate, const Trust &trust);
    void findSlot(const TokenChoice &choice, const std::vector<FoundCertificate> &all);
    [[nodiscard]] Result prove(CardWork &cards, const TokenChoice &choice, const Secret &pin);
    void leaveKey();
    [[nodiscard]] Result accept(const TokenChoice &choice);
    void announceCard(const TokenChoice &choice);
    [[nodiscard]] CardPin::Keyring announceKeyring();
    void announceFailure(const Result &result);
    void noteAll(const std::vector<std::string> &notes);

    pam_handle *m_handle;
    PamConversation m_talk;
    TokenSettings m_settings;
    std::string m_user; ///< empty: the token names the user
    std::string m_service;
    std::optional<KeySlot> m_slot;
    std::vector<std::string> m_notes;
};

} // namespace doorward
