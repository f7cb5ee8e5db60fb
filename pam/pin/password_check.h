// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"

#include <string>

namespace doorward {

/// Whether password is user's, asked of PAM on a handle of its own (service doorward-verify): a
/// password may live in a directory as well as in shadow. PAM_SUCCESS, or what PAM says. Waits as
/// long as PAM does after a wrong one.
[[nodiscard]] int checkPassword(const std::string &user, const Secret &password);

} // namespace doorward
