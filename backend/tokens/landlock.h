// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace doorward {

enum class Landlocked { Yes, NotThere, Failed };

/// Lets the calling thread, which must not gain privileges any more, read the system's programs and
/// settings, change what is under paths, and nothing else of any file system: landlock(7). No TCP
/// and no signals to others where the kernel can deny them. NotThere where it has no Landlock.
[[nodiscard]] Landlocked restrictFiles(const std::vector<std::string> &paths);

} // namespace doorward
