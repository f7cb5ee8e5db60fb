// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace doorward {

/// What a channel was opened for; it decides which calls are permitted on it.
enum class Purpose {
    Login,    ///< the greeter's: any user, then a session
    Unlock,   ///< one open session of the caller's
    Enrol,    ///< the PIN of one user
    Password, ///< the password of one user
};

} // namespace doorward
