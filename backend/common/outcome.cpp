// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/outcome.h"

#include <array>
#include <utility>

namespace doorward {

namespace {
constexpr std::array<std::pair<Outcome, std::string_view>, 5> names{{
    {Outcome::Success, "success"},
    {Outcome::Wrong, "wrong"},
    {Outcome::Refused, "refused"},
    {Outcome::Broken, "broken"},
    {Outcome::Cancelled, "cancelled"},
}};
} // namespace

std::string_view toText(Outcome outcome)
{
    for (const auto &[value, text] : names)
        if (value == outcome)
            return text;
    return "broken";
}

std::optional<Outcome> outcomeFromText(std::string_view text)
{
    for (const auto &[value, name] : names)
        if (name == text)
            return value;
    return std::nullopt;
}

} // namespace doorward
