// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/pin_policy.h"

#include <algorithm>
#include <bitset>

namespace doorward::pin_policy {

namespace {

bool stepsEvenly(std::string_view digits)
{
    const auto step = [&](std::size_t i) { return (digits[i] - digits[i - 1] + 10) % 10; };
    for (std::size_t i = 2; i < digits.size(); ++i) {
        if (step(i) != step(1))
            return false;
    }
    return true;
}

bool repeatsPiece(std::string_view digits)
{
    for (std::size_t piece = 1; 2 * piece <= digits.size(); ++piece) {
        bool repeats = true;
        for (std::size_t i = piece; repeats && i < digits.size(); ++i)
            repeats = digits[i] == digits[i - piece];
        if (repeats)
            return true;
    }
    return false;
}

std::size_t differentDigits(std::string_view digits)
{
    std::bitset<256> seen;
    for (const char digit : digits)
        seen.set(static_cast<unsigned char>(digit));
    return seen.count();
}

int number(std::string_view digits)
{
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

bool isYear(std::string_view four)
{
    return number(four) >= 1900 && number(four) < 2100;
}

bool isDayAndMonth(std::string_view day, std::string_view month)
{
    return number(day) >= 1 && number(day) <= 31 && number(month) >= 1 && number(month) <= 12;
}

bool isDayAndMonth(std::string_view four)
{
    const auto one = four.substr(0, 2);
    const auto other = four.substr(2, 2);
    return isDayAndMonth(one, other) || isDayAndMonth(other, one);
}

} // namespace

bool isPin(std::string_view text, std::size_t minimum)
{
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    return text.size() >= minimum && text.size() <= maximumDigits &&
           std::all_of(text.begin(), text.end(), isDigit);
}

bool isSimplePattern(std::string_view digits)
{
    if (digits.size() < 3)
        return false;
    return stepsEvenly(digits) || repeatsPiece(digits) || differentDigits(digits) <= 2;
}

bool isDate(std::string_view digits)
{
    switch (digits.size()) {
    case 4:
        return isYear(digits) || isDayAndMonth(digits);
    case 6: // any two digits are a year
        return isDayAndMonth(digits.substr(0, 4)) || isDayAndMonth(digits.substr(2, 4));
    case 8:
        return (isYear(digits.substr(4)) && isDayAndMonth(digits.substr(0, 4))) ||
               (isYear(digits.substr(0, 4)) && isDayAndMonth(digits.substr(4)));
    default:
        return false;
    }
}

int strength(std::string_view digits, std::size_t minimum)
{
    if (digits.empty())
        return 0;
    if (digits.size() < minimum || isSimplePattern(digits) || isDate(digits))
        return 1;
    if (digits.size() < 6)
        return 2;
    return digits.size() < 8 ? 3 : 4;
}

} // namespace doorward::pin_policy
