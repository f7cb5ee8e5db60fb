// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/pin_policy.h"

#include "policy/pin_patterns.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace doorward {

namespace {

using namespace pin_patterns;

constexpr std::size_t wordsMost = 64;
constexpr std::size_t shapeLeast = 3;

constexpr std::array<std::pair<std::string_view, unsigned>, 6> kindNames{{
    {"sequences", sequences},
    {"repeats", repeats},
    {"keypad", keypad},
    {"dates", dates},
    {"names", names},
    {"usual", usual},
}};

/// What is typed, its letters in lower case: on the stack, and wiped.
class Folded
{
public:
    explicit Folded(std::string_view text) : m_size(std::min(text.size(), m_bytes.size()))
    {
        std::transform(text.begin(), text.begin() + m_size, m_bytes.begin(), [](char one) {
            return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
        });
    }
    ~Folded() { explicit_bzero(m_bytes.data(), m_bytes.size()); }
    Folded(const Folded &) = delete;
    Folded &operator=(const Folded &) = delete;

    [[nodiscard]] std::string_view view() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, 256> m_bytes{};
    std::size_t m_size;
};

bool isNumber(std::string_view word)
{
    return word.size() >= shapeLeast && word.size() <= pinLengthMost &&
           std::all_of(word.begin(), word.end(), isDigit);
}

/// No more is told by the time that it takes than the two lengths.
bool equals(std::string_view one, std::string_view other)
{
    unsigned different = one.size() == other.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i)
        different |= static_cast<unsigned char>(one[i] ^ other[i]);
    return different == 0;
}

} // namespace

std::string_view codeOf(PinFault fault)
{
    switch (fault) {
    case PinFault::TooShort:
        return "pin-too-short";
    case PinFault::TooLong:
        return "pin-too-long";
    case PinFault::NotDigits:
        return "pin-not-digits";
    case PinFault::NotLetters:
        return "pin-not-letters";
    case PinFault::TooCommon:
        return "pin-too-common";
    case PinFault::EqualsPassword:
        return "pin-is-password";
    case PinFault::None:
        break;
    }
    return {};
}

bool PinPolicy::forbid(std::string_view words)
{
    unsigned kinds = 0;
    std::vector<std::string> numbers;
    for (std::size_t count = 0; !words.empty();) {
        const auto end = std::min(words.find(' '), words.size());
        const auto word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        if (word.empty())
            continue;
        const auto *kind = std::find_if(kindNames.begin(), kindNames.end(),
                                        [&](const auto &one) { return one.first == word; });
        if (++count > wordsMost || (kind == kindNames.end() && !isNumber(word)))
            return false;
        if (kind != kindNames.end())
            kinds |= kind->second;
        else
            numbers.emplace_back(word);
    }
    forbidden = kinds;
    forbiddenDigits = std::move(numbers);
    return true;
}

void PinPolicy::setLengths(std::size_t shortest, std::size_t longest)
{
    least = std::clamp(shortest, pinLengthLeast, pinLengthMost);
    most = std::clamp(longest, least, pinLengthMost);
}

unsigned kindsOf(std::string_view pin, const PinPolicy &policy, std::string_view user)
{
    if (pin.size() < shapeLeast)
        return 0;
    const Folded typed(pin);
    const Folded name(user);
    const std::string_view text = typed.view();
    unsigned kinds = 0;
    const auto note = [&](bool is, unsigned kind) { kinds |= is ? kind : 0U; };
    note(stepsEvenly(text), sequences);
    note(repeatsPiece(text) || hasTwoCharacters(text), repeats);
    note(walksTheKeys(text), keypad);
    note(isDate(text), dates);
    note(isOfTheName(text, name.view()), names);
    note(isUsual(text), usual);
    kinds &= policy.forbidden;
    for (const std::string &number : policy.forbiddenDigits)
        note(text.find(number) != std::string_view::npos, usual);
    return kinds;
}

PinFault faultOf(std::string_view pin, const PinPolicy &policy, std::string_view user,
                 std::string_view password)
{
    const auto isAllowed = [&](char one) {
        return isDigit(one) || (policy.letters && isLetter(one));
    };
    if (!std::all_of(pin.begin(), pin.end(), isAllowed))
        return policy.letters ? PinFault::NotLetters : PinFault::NotDigits;
    if (pin.size() < std::max(policy.least, pinLengthLeast))
        return PinFault::TooShort;
    if (pin.size() > std::min(policy.most, pinLengthMost))
        return PinFault::TooLong;
    if (equals(pin, password))
        return PinFault::EqualsPassword;
    return kindsOf(pin, policy, user) == 0 ? PinFault::None : PinFault::TooCommon;
}

int strengthOf(std::string_view pin, const PinPolicy &policy, std::string_view user)
{
    if (pin.empty())
        return 0;
    if (faultOf(pin, policy, user, {}) != PinFault::None)
        return 1;
    // A letter is worth more than a digit: 36 against 10.
    const bool hasLetter = std::any_of(pin.begin(), pin.end(), isLetter);
    const std::size_t worth = hasLetter ? pin.size() + pin.size() / 2 : pin.size();
    if (worth < 6)
        return 2;
    return worth < 8 ? 3 : 4;
}

bool canBePin(std::string_view bytes, bool letters)
{
    return bytes.size() >= pinLengthLeast && bytes.size() <= pinLengthMost &&
           std::all_of(bytes.begin(), bytes.end(),
                       [&](char one) { return isDigit(one) || (letters && isLetter(one)); });
}

} // namespace doorward
