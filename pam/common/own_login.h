// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace doorward {

/// Whether this process is in nobody's login yet, as login(1) and a display manager are: what it
/// authenticates opens a session. False for su, sudo or a screen locker, and where nobody can tell.
[[nodiscard]] bool isOutsideLogins();

/// Whether the text of /proc/PID/cgroup is that of a process in somebody's login: systemd has
/// sessions and users' own managers below user.slice.
[[nodiscard]] bool isInLogin(std::string_view cgroup);

} // namespace doorward
