// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// What makes a PIN a bad one. Nothing here keeps or copies the digits.
namespace doorward::pin_policy {

/// Digits only, at least minimum and at most maximumDigits.
inline constexpr std::size_t maximumDigits = 32;
[[nodiscard]] bool isPin(std::string_view text, std::size_t minimum);

/// All the same, rising or falling evenly, a short piece repeated, or of two digits only.
/// Fewer than three digits are no pattern yet.
[[nodiscard]] bool isSimplePattern(std::string_view digits);

/// A day and a month, a year of 1900 to 2099, or all three in any usual order.
[[nodiscard]] bool isDate(std::string_view digits);

/// 0 for nothing, 1 for what is easy to guess or shorter than minimum, up to 4.
[[nodiscard]] int strength(std::string_view digits, std::size_t minimum);

} // namespace doorward::pin_policy
