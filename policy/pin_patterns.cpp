// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/pin_patterns.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>

namespace doorward::pin_patterns {

namespace {

// A user's name with fewer digits or letters in a row says nothing.
constexpr std::size_t namePart = 4;

// English, German and French keyboards.
constexpr std::array<std::string_view, 8> keyRows{"1234567890", "qwertyuiop", "qwertzuiop",
                                                  "azertyuiop", "asdfghjkl",  "qsdfghjklm",
                                                  "zxcvbnm",    "yxcvbnm"};

// Heads of the lists of six digits that were stolen most often, as published by Markert and others
// ("This PIN Can Be Easily Guessed", 2020), as far as no rule covers them.
constexpr std::array<std::string_view, 24> usualOnes{
    "102030", "121314", "131415", "142536", "147258", "147369", "147852", "159357",
    "159753", "246810", "258147", "258369", "321654", "357159", "369147", "369258",
    "456123", "520131", "741852", "753951", "789456", "852456", "951753", "963852"};

bool isAll(std::string_view text, bool (*kind)(char))
{
    return std::all_of(text.begin(), text.end(), kind);
}

bool walksThePad(std::string_view digits)
{
    const auto row = [](char digit) { return digit == '0' ? 3 : (digit - '1') / 3; };
    const auto column = [](char digit) { return digit == '0' ? 1 : (digit - '1') % 3; };
    for (std::size_t i = 1; i < digits.size(); ++i)
        if (std::abs(row(digits[i]) - row(digits[i - 1])) > 1 ||
            std::abs(column(digits[i]) - column(digits[i - 1])) > 1)
            return false;
    return true;
}

/// row contains text, read from either end.
bool runsAlong(std::string_view row, std::string_view text)
{
    return std::search(row.begin(), row.end(), text.begin(), text.end()) != row.end() ||
           std::search(row.begin(), row.end(), text.rbegin(), text.rend()) != row.end();
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

bool isDayAndMonth(std::string_view four)
{
    const int one = number(four.substr(0, 2));
    const int other = number(four.substr(2, 2));
    const auto fits = [](int day, int month) {
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    };
    return fits(one, other) || fits(other, one);
}

} // namespace

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool stepsEvenly(std::string_view text)
{
    // From 9 it goes on with 0; letters have no such end.
    const int round = isAll(text, isDigit) ? 10 : 256;
    const auto step = [&](std::size_t i) { return (text[i] - text[i - 1] + round) % round; };
    for (std::size_t i = 2; i < text.size(); ++i)
        if (step(i) != step(1))
            return false;
    return true;
}

bool repeatsPiece(std::string_view text)
{
    for (std::size_t piece = 1; 2 * piece <= text.size(); ++piece) {
        bool repeats = true;
        for (std::size_t i = piece; repeats && i < text.size(); ++i)
            repeats = text[i] == text[i - piece];
        if (repeats)
            return true;
    }
    return false;
}

bool hasTwoCharacters(std::string_view text)
{
    std::bitset<256> seen;
    for (const char character : text)
        seen.set(static_cast<unsigned char>(character));
    return seen.count() <= 2;
}

bool walksTheKeys(std::string_view text)
{
    return (isAll(text, isDigit) && walksThePad(text)) ||
           std::any_of(keyRows.begin(), keyRows.end(),
                       [&](std::string_view row) { return runsAlong(row, text); });
}

bool isDate(std::string_view digits)
{
    if (!isAll(digits, isDigit))
        return false;
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

bool isOfTheName(std::string_view text, std::string_view user)
{
    if (user.find(text) != std::string_view::npos)
        return true;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= user.size(); ++i) {
        const bool goesOn = i < user.size() && (isDigit(user[i]) || isLetter(user[i])) &&
                            (run == 0 || isDigit(user[i]) == isDigit(user[i - 1]));
        if (goesOn) {
            ++run;
            continue;
        }
        if (run >= namePart && text.find(user.substr(i - run, run)) != std::string_view::npos)
            return true;
        run = i < user.size() && (isDigit(user[i]) || isLetter(user[i])) ? 1 : 0;
    }
    return false;
}

bool isUsual(std::string_view text)
{
    return std::find(usualOnes.begin(), usualOnes.end(), text) != usualOnes.end();
}

} // namespace doorward::pin_patterns
