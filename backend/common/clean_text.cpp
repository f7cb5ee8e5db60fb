// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/clean_text.h"

#include <cstdint>

namespace doorward {

namespace {

/// Bytes of the well-formed UTF-8 character at text's start, 0 where there is none.
std::size_t characterBytes(std::string_view text, std::uint32_t &point)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t size = first < 0x80                     ? 1
                             : first >= 0xc2 && first <= 0xdf ? 2
                             : first >= 0xe0 && first <= 0xef ? 3
                             : first >= 0xf0 && first <= 0xf4 ? 4
                                                              : 0;
    if (size == 0 || size > text.size())
        return 0;
    point = size == 1 ? first : first & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
        point = point << 6 | (byte(i) & 0x3fu);
    }
    const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
    const bool surrogate = point >= 0xd800 && point <= 0xdfff;
    return overlong || surrogate || point > 0x10ffff ? 0 : size;
}

bool mayBeShown(std::uint32_t point)
{
    const bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
    const bool direction = point == 0x200e || point == 0x200f || point == 0x061c ||
                           (point >= 0x202a && point <= 0x202e) ||
                           (point >= 0x2066 && point <= 0x2069);
    const bool line = point == 0x2028 || point == 0x2029;
    return !control && !direction && !line;
}

} // namespace

std::string cleanText(std::string_view text, std::size_t most)
{
    std::string clean;
    while (!text.empty()) {
        std::uint32_t point = 0;
        const std::size_t size = characterBytes(text, point);
        const std::size_t step = size ? size : 1;
        const bool leading = clean.empty() && point == ' ';
        if (size && mayBeShown(point) && !leading) {
            if (clean.size() + size > most)
                break;
            clean.append(text.substr(0, size));
        }
        text.remove_prefix(step);
    }
    clean.erase(clean.find_last_not_of(' ') + 1);
    return clean;
}

} // namespace doorward
