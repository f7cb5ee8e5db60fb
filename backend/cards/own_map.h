// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/token_map.h"

#include <chrono>
#include <string>
#include <sys/types.h>

namespace doorward {

/// Whose home it is, as the system's list of users says.
struct HomeOwner
{
    std::string name;
    uid_t uid = 0;
    gid_t gid = 0;
    std::string home; ///< absolute
};

/// What a person says of their own cards: HOME/.config/doorward/token-map, in the form of the
/// system's. It speaks for nobody else: a rule that names another user is none, and is told in
/// problems(). Whether it counts is for the administrator to say, before this is called.
///
/// A process with the rights of the person alone opens it, so a closed home, or one on a server
/// that does not know root, can be read, and nothing that the person could not open is. It has to
/// be a regular file with one name, of the person's or root's, that nobody else may write, of at
/// most limits::ownMapBytes, in a folder that is so, too, and no link may lead from the home to it.
/// Root has none, and who is neither root nor that person reads none.
///
/// Waits at most patience, and half a second for what hangs to go; then it is Untrusted. For any
/// thread.
[[nodiscard]] TokenMap loadOwnMap(const HomeOwner &person, std::chrono::milliseconds patience);

} // namespace doorward
