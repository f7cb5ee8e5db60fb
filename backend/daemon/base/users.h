// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <sys/types.h>

namespace doorward {

struct UserEntry
{
    std::string name;
    uid_t uid;
};

/// Looks a user up in this machine's own files, /etc/passwd and /usr/lib/passwd, which never takes
/// long. Who is in a directory is not found here: UserFinder asks that.
[[nodiscard]] std::optional<UserEntry> findLocalUser(const std::string &name);
[[nodiscard]] std::optional<UserEntry> findLocalUser(uid_t uid);

/// The names in /etc/passwd itself. Nothing where it could not be read to its end, or has no root
/// in it: then it is no list to find somebody missing in.
[[nodiscard]] std::optional<std::set<std::string>> allLocalUsers();

} // namespace doorward
