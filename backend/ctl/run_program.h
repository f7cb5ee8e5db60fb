// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace doorward::ctl {

/// Runs a program, found through PATH, to its end. said: what it printed, at most a kilobyte of it,
/// without the last line's end; where null, it prints as this process does. Its exit status; 127
/// where it does not start, 128 and the signal where one ended it.
[[nodiscard]] int runProgram(const std::vector<std::string> &words, std::string *said = nullptr);

} // namespace doorward::ctl
