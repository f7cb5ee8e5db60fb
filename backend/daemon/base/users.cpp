// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/users.h"

#include <pwd.h>

namespace doorward {

namespace {

std::optional<UserEntry> entryOf(const passwd *found)
{
    if (!found)
        return std::nullopt;
    return UserEntry{found->pw_name, found->pw_uid};
}

} // namespace

std::optional<UserEntry> findUser(const std::string &name)
{
    return name.empty() ? std::nullopt : entryOf(getpwnam(name.c_str()));
}

std::optional<UserEntry> findUser(uid_t uid)
{
    return entryOf(getpwuid(uid));
}

} // namespace doorward
