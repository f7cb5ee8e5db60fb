// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/worker/account.h"

#include <string>
#include <sys/resource.h>
#include <sys/types.h>
#include <vector>

namespace doorward::worker {

/// A program to run as a user, in a session and process group of its own.
struct Program
{
    std::vector<std::string> command; ///< its first word is a path
    std::vector<std::string> environment;
    Account account;
    std::string journalName; ///< under which the journal keeps what it prints
    rlimit coreLimit{};      ///< the worker's own is 0
};

/// Forks and starts it. The groups are the caller's own: set them up beforehand. The child's id, or
/// a negative errno. Where the child cannot become the user or start the program it ends with 127.
[[nodiscard]] pid_t start(const Program &program);

} // namespace doorward::worker
