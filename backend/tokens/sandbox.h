// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace doorward {

/// Shuts the calling process, and every thread it makes from then on, in, before code of strangers
/// is loaded:
///
///   - it sees the system's programs and settings, to read, and paths, to change (Landlock, where
///     the kernel has it: Linux 5.13), and opens no TCP connection (6.7);
///   - it runs no other program, looks into no other process, makes no namespace, and has no socket
///     but a Unix one (seccomp, which has to be there).
///
/// What a module needs nobody knows beforehand, so seccomp denies a list (EPERM) instead of
/// allowing one. False where seccomp is not to be had.
[[nodiscard]] bool shutIn(const std::vector<std::string> &paths);

} // namespace doorward
