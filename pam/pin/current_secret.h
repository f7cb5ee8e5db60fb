// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/pin_subject.h"

namespace doorward {

/// What somebody shows that a PIN is theirs with, before it is changed or removed.
enum class ShownBy { Password, Pin };

/// Asks user for it. PAM_SUCCESS with their password, which the PIN opens too; otherwise password
/// is empty. A wrong PIN is counted as at the door, a wrong password as the password's stack does.
/// The verdict is yet to be announced.
[[nodiscard]] Verdict askCurrentSecret(pam_handle *handle, int flags, ShownBy by,
                                       const std::string &user, Secret &password);

} // namespace doorward
