// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace doorward {

/// The machine's language for somebody who has none of their own: LANG, always and first, LANGUAGE
/// and LC_*, as NAME=VALUE, from the first of the files that says anything of it; C.UTF-8 where
/// none does. A line that is not plainly a locale is as if it was not there. The files are lines of
/// NAME=VALUE as in locale.conf(5).
[[nodiscard]] std::vector<std::string> machineLanguage(const std::vector<std::string> &files);

/// systemd's file, Debian's, and where else an administrator may have put it.
[[nodiscard]] std::vector<std::string> usualLanguageFiles();

} // namespace doorward
