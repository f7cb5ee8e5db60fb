// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"

#include <string>

namespace doorward::ctl {

/// What came of asking.
enum class Typed {
    Line,    ///< a line, without its end
    Nothing, ///< end of input
    TooLong, ///< more than limits::secretBytes; the line is read to its end
    Stopped, ///< by Ctrl+C
    Broken,  ///< the terminal cannot be used
};

/// Asks on the terminal, or on standard input where that is none (a script). The echo is off
/// unless visible, and on again afterwards whatever happened. into is empty unless Line.
[[nodiscard]] Typed ask(const std::string &question, bool visible, Secret &into);

} // namespace doorward::ctl
