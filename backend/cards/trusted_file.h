// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// The files of folder whose names end so, in the order of their names, at most 64 of them; none
/// where there is no such folder.
[[nodiscard]] std::vector<std::string> filesIn(const std::string &folder,
                                               std::initializer_list<std::string_view> endings);

/// What is wrong with the file, or nothing: its bytes are in into then. It has to be a regular one
/// of at most most bytes that owner alone may write.
[[nodiscard]] std::string readTrusted(const std::string &path, uid_t owner, std::size_t most,
                                      std::string &into);

} // namespace doorward
