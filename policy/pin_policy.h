// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What may be a PIN: the one place for it, asked by the module that sets one, by the page that
/// helps to choose one and by doorwardctl. Pure functions of what they are given; nothing here
/// keeps or copies what is typed.
namespace doorward {

/// No PIN is shorter or longer, whatever the configuration says, in characters.
inline constexpr std::size_t pinLengthLeast = 4;
inline constexpr std::size_t pinLengthMost = 32;
/// The shortest PIN that may be sent without Enter: with fewer digits the wrong ones are too soon.
inline constexpr std::size_t pinAutoSubmitLeast = 6;

/// What is wrong with a new PIN.
enum class PinFault {
    None,
    TooShort,
    TooLong,
    NotDigits,  ///< another character than a digit
    NotLetters, ///< letters are allowed: another character than a digit or a letter from A to Z
    TooCommon,  ///< among the first that somebody would try
    EqualsPassword,
};

/// "pin-too-short", …: the words of the bus. Empty for None.
[[nodiscard]] std::string_view codeOf(PinFault fault);

/// Kinds of PIN that are too common; bits.
enum PinKind : unsigned {
    sequences = 1U << 0U, ///< even steps: 2468, 9876, abcd
    repeats = 1U << 1U,   ///< all alike, a piece that is repeated, two different characters only
    keypad = 1U << 2U, ///< a walk from key to neighbouring key, on the pad or along a row of keys
    dates = 1U << 3U,  ///< a day and a month, a year of 1900 to 2099, or both in any usual order
    names = 1U << 4U,  ///< digits or letters of the user's name
    usual = 1U << 5U,  ///< what lists of stolen PINs begin with and no other kind covers
};
inline constexpr unsigned everyPinKind = sequences | repeats | keypad | dates | names | usual;

/// The rules of one machine, as [Pin] of doorward.conf gives them.
struct PinPolicy
{
    std::size_t least = 6;
    std::size_t most = pinLengthMost;
    bool letters = false;
    unsigned forbidden = everyPinKind;
    /// No PIN contains one of these.
    std::vector<std::string> forbiddenDigits;

    /// Takes the words of [Pin] Forbid=: the names of kinds and numbers of three digits or more, at
    /// most 64 words. False, and nothing taken, where one is neither.
    [[nodiscard]] bool forbid(std::string_view words);
    /// least and most within the bounds above, and most no less than least.
    void setLengths(std::size_t shortest, std::size_t longest);
};

/// Which kinds pin is of, among those that are forbidden. Fewer than three characters are of none
/// yet. A forbidden number counts as usual.
[[nodiscard]] unsigned kindsOf(std::string_view pin, const PinPolicy &policy,
                               std::string_view user);

/// Whether pin may be set by user, whose password that is. tests/fixtures/pins.txt has examples.
[[nodiscard]] PinFault faultOf(std::string_view pin, const PinPolicy &policy, std::string_view user,
                               std::string_view password);

/// 0 for nothing, 1 for what may not be set, up to 4.
[[nodiscard]] int strengthOf(std::string_view pin, const PinPolicy &policy, std::string_view user);

/// Whether bytes can be a PIN that was set at any time, under whatever policy: what is none is not
/// counted as a try. letters: the PIN that is looked for has some.
[[nodiscard]] bool canBePin(std::string_view bytes, bool letters);

} // namespace doorward
