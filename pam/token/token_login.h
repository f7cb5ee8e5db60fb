// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/p11_helper.h"
#include "backend/common/secret.h"
#include "pam/common/pam_conversation.h"
#include "pam/token/token_choice.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pam_handle;

namespace doorward {

/// Where the module finds its parts.
struct TokenSettings
{
    std::string map;    ///< the token map
    std::string trust;  ///< the folder of CA files
    std::string helper; ///< doorward-p11
    std::string user;   ///< whom the helper runs as, where we are root
};

/// One authentication by token, from the certificates found to the signature verified.
///
/// A helper that is not trusted does the PKCS#11 work. What counts is checked here: the map and the
/// chain before the person is asked for anything, and the signature against the mapped certificate.
/// PAM_AUTHTOK is neither read nor set.
class TokenLogin
{
public:
    TokenLogin(pam_handle *handle, int flags, TokenSettings settings);

    /// PAM's result. Whatever is not a success has been said to the person.
    [[nodiscard]] int run();

    /// What an administrator should know, for whoever logs.
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }

private:
    /// A PAM result, and the code that says why where it is none of success.
    struct Verdict
    {
        int result;
        std::string_view code = {};
        std::optional<unsigned> tries = {};
    };

    [[nodiscard]] Verdict authenticate();
    [[nodiscard]] Verdict prepare();
    [[nodiscard]] Verdict findCertificates(std::vector<FoundCertificate> &into);
    [[nodiscard]] Verdict readFound(P11Helper &helper, std::vector<FoundCertificate> &into);
    [[nodiscard]] Verdict askPin(const FoundCertificate &found, Secret &pin);
    [[nodiscard]] Verdict prove(const TokenChoice &choice, const Secret &pin);
    [[nodiscard]] Verdict readSignature(P11Helper &helper, const Certificate &certificate,
                                        const std::string &challenge);
    [[nodiscard]] bool isStillIn(const FoundCertificate &found);
    [[nodiscard]] Verdict failed(const wire::Message &message);
    [[nodiscard]] Verdict broken(P11Helper::Fault fault);
    void announceCard(const TokenChoice &choice);
    void announceFailure(const Verdict &verdict);

    pam_handle *m_handle;
    PamConversation m_talk;
    TokenSettings m_settings;
    std::string m_user; ///< empty: the token names the user
    std::string m_service;
    std::optional<P11Helper::User> m_helperUser;
    std::vector<std::string> m_notes;
};

} // namespace doorward
