// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/text.h"

#include "backend/common/limits.h"

namespace doorward::worker {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

/// Bytes of the well-formed UTF-8 sequence at the start of text (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF); 0 where there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned least = 0x80;
    unsigned most = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) {
        length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
        length = 3;
        least = first == 0xe0 ? 0xa0 : least;
        most = first == 0xed ? 0x9f : most;
    } else if (first >= 0xf0 && first <= 0xf4) {
        length = 4;
        least = first == 0xf0 ? 0x90 : least;
        most = first == 0xf4 ? 0x8f : most;
    }
    if (length == 0 || at(1) < least || at(1) > most)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (at(i) < 0x80 || at(i) > 0xbf)
            return 0;
    return length;
}

/// C0 but the line feed, DEL, and C1 (U+0080 to U+009F), which terminals obey.
bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    if (character.size() == 1)
        return (first < 0x20 && first != '\n') || first == 0x7f;
    return first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
}

} // namespace

std::string presentable(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        std::string_view character = length ? text.substr(0, length) : replacement;
        if (isControl(character))
            character = " ";
        if (result.size() + character.size() > limits::textBytes)
            break;
        result += character;
        text.remove_prefix(length ? length : 1);
    }
    constexpr std::string_view blank = " \n";
    result.erase(0, result.find_first_not_of(blank));
    result.erase(result.find_last_not_of(blank) + 1);
    return result;
}

} // namespace doorward::worker
