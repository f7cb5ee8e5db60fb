// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The shapes that people give a PIN and that are therefore tried first. text: ASCII digits and
/// letters, the latter in lower case, three or more.
namespace doorward::pin_patterns {

[[nodiscard]] bool isDigit(char byte);
[[nodiscard]] bool isLetter(char byte);

[[nodiscard]] bool stepsEvenly(std::string_view text);
[[nodiscard]] bool repeatsPiece(std::string_view text);
[[nodiscard]] bool hasTwoCharacters(std::string_view text);
/// Every key next to the one before, or the same, on a pad with 1 2 3 on top and 0 under the 8; or
/// along a row of a keyboard, forwards or backwards.
[[nodiscard]] bool walksTheKeys(std::string_view text);
[[nodiscard]] bool isDate(std::string_view text);
/// user: the name, in lower case.
[[nodiscard]] bool isOfTheName(std::string_view text, std::string_view user);
[[nodiscard]] bool isUsual(std::string_view text);

} // namespace doorward::pin_patterns
