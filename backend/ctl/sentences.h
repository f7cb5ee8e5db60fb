// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace doorward::ctl {

/// The sentence for a code of org.doorward1.Channel's Ended and Message. fallback, or the code
/// itself where that is empty, for one that this program has no words for.
[[nodiscard]] std::string sentenceFor(std::string_view code, std::string_view fallback);

/// The question for a purpose of Prompt; fallback (PAM's own text) for any other.
[[nodiscard]] std::string questionFor(std::string_view purpose, std::string_view fallback);

} // namespace doorward::ctl
