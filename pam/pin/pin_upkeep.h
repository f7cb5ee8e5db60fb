// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/pin_subject.h"

namespace doorward {

/// What happens to a PIN's vault without the PIN. Needs no Argon2 and no TPM, so that passwd(1) and
/// every other application that changes a password or uses one loads neither.
class PinUpkeep
{
public:
    PinUpkeep(pam_handle *handle, int flags);

    /// Removes the PIN, whatever state it is in; none is as good. Asks nothing. PAM_SUCCESS,
    /// PAM_AUTHTOK_ERR (said), PAM_PERM_DENIED, PAM_USER_UNKNOWN.
    [[nodiscard]] int remove();

    /// The password has been used: what was wrong before is forgotten, and a vault with a password
    /// of before gets this one. PAM_IGNORE, or PAM_SYSTEM_ERR where that could not be written.
    [[nodiscard]] int passwordUsed();

    /// The password has been changed by the modules above: the vault gets the new one. Nothing is
    /// asked or said, and whatever comes of it the password is changed: PAM_IGNORE.
    [[nodiscard]] int passwordChanged();

private:
    [[nodiscard]] Verdict drop();
    [[nodiscard]] bool sealAnew(const std::string &user, PinEntry &entry);

    pam_handle *m_handle;
    int m_flags;
    PamConversation m_talk;
    PinStore m_store;
};

} // namespace doorward
