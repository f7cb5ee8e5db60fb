// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "pam/pin/current_secret.h"
#include "policy/pin_policy.h"

namespace doorward {

/// Setting a PIN up by a password stack. Both phases of pam_chauthtok: the first only finds out
/// whether the second can work.
class PinEnrolment
{
public:
    PinEnrolment(pam_handle *handle, int flags, ShownBy by);

    /// Asks for the current password or PIN, the new PIN and the new PIN again, and seals the
    /// password by it. PAM_SUCCESS, PAM_AUTH_ERR (wrong password or PIN), PAM_MAXTRIES (too many
    /// of them), PAM_AUTHINFO_UNAVAIL (there is no current PIN that could be used),
    /// PAM_AUTHTOK_ERR (no PIN, two PINs, or nothing could be kept), PAM_PERM_DENIED,
    /// PAM_USER_UNKNOWN, PAM_CONV_ERR. All but the last three have been said.
    [[nodiscard]] int enrol();

private:
    [[nodiscard]] Verdict makePin();
    [[nodiscard]] Verdict askNewPin(const Secret &password, Secret &pin);
    [[nodiscard]] Asked ask(std::string_view purpose, const char *plain, const PinPolicy &policy,
                            Secret &into);
    [[nodiscard]] Verdict keep(const Secret &password, const Secret &pin);
    [[nodiscard]] Verdict make(const Secret &password, const Secret &pin, PinVault &frame,
                               const PinVault &before, PinVault &vault);

    pam_handle *m_handle;
    int m_flags;
    ShownBy m_by;
    PamConversation m_talk;
    PinStore m_store;
    VaultOwner m_owner;
    const Config m_config;
    const std::string m_tcti;
};

} // namespace doorward
