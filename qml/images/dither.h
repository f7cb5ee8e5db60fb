// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace doorward {

/// Between 0 and 1, the same for the same pixel: an 8 x 8 ordered pattern. A value that is floored
/// after it was added is, on average over the pattern, exact: dark gradients show no bands.
inline double dither(int x, int y)
{
    static constexpr std::array<std::uint8_t, 64> pattern{
        0,  32, 8,  40, 2,  34, 10, 42, 48, 16, 56, 24, 50, 18, 58, 26, 12, 44, 4,  36, 14, 46,
        6,  38, 60, 28, 52, 20, 62, 30, 54, 22, 3,  35, 11, 43, 1,  33, 9,  41, 51, 19, 59, 27,
        49, 17, 57, 25, 15, 47, 7,  39, 13, 45, 5,  37, 63, 31, 55, 23, 61, 29, 53, 21};
    return (pattern[static_cast<std::size_t>((y & 7) * 8 + (x & 7))] + 0.5) / 64.0;
}

} // namespace doorward
