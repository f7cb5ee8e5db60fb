// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
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

} // namespace doorward
