// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace doorward {

/// What the administrator may put around a word of a file, besides the end of the line.
inline constexpr std::string_view blanks = " \t\r";

/// The text without the blanks at both ends. It lives in `text`.
[[nodiscard]] inline std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace doorward
