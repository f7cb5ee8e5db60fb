// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace doorward {

/// All of a regular file of at most limit bytes, opened without following a link at its end.
/// Nothing, with error set to a positive errno (EFBIG: too large), else.
[[nodiscard]] std::optional<std::string> readFile(const std::string &path, std::size_t limit,
                                                  int &error);

/// Writes bytes to path so that after a crash it has either its old content or the new. Its folder
/// must be there. 0, or a positive errno.
[[nodiscard]] int replaceFile(const std::string &path, std::string_view bytes, mode_t mode);

} // namespace doorward
