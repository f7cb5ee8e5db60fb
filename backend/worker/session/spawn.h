// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward::session {

/// Forks and runs command, found through PATH, with no signal blocked. The child's id, or a
/// negative errno; the child ends with 127 where the program does not start.
[[nodiscard]] pid_t spawn(const std::vector<std::string> &command);

} // namespace doorward::session
