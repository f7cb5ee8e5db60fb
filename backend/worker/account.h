// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <sys/types.h>

namespace doorward::worker {

/// What the system's user database says about a user.
struct Account
{
    std::string name;
    uid_t uid = 0;
    gid_t gid = 0;
    std::string home;
    std::string shell;

    /// Nothing where there is no such user, or the database does not answer.
    [[nodiscard]] static std::optional<Account> find(const std::string &name);
    [[nodiscard]] static std::optional<Account> find(uid_t uid);
};

} // namespace doorward::worker
