// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/pin_subject.h"

namespace doorward {

/// One try to come in with a PIN: asks for it, counts the try, opens the vault and hands the
/// password on as PAM_AUTHTOK to the modules below, which do the authentication.
class PinAttempt
{
public:
    PinAttempt(pam_handle *handle, int flags);

    /// PAM_SUCCESS, PAM_AUTH_ERR (wrong, or no PIN at all), PAM_MAXTRIES (off), PAM_PERM_DENIED
    /// (not here), PAM_AUTHINFO_UNAVAIL (none set up, nobody of that name, outdated, damaged,
    /// broken), PAM_CONV_ERR. Each but the last has been said in the conversation.
    [[nodiscard]] int run();

private:
    [[nodiscard]] Verdict attempt(Secret &password);
    [[nodiscard]] Verdict load(PinVault &vault, PinStatus &status);
    [[nodiscard]] Verdict askPin(const PinStatus &status, Secret &pin);
    [[nodiscard]] Verdict countAndOpen(const Secret &pin, Secret &password);

    pam_handle *m_handle;
    PamConversation m_talk;
    PinStore m_store;
    VaultOwner m_owner;
    unsigned m_failures = 0;
};

} // namespace doorward
