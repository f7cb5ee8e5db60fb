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

/// Looks a user up in the system's databases. Nothing where there is none, and also where a
/// directory service does not answer: it never proves that somebody is gone.
[[nodiscard]] std::optional<UserEntry> findUser(const std::string &name);
[[nodiscard]] std::optional<UserEntry> findUser(uid_t uid);

} // namespace doorward
