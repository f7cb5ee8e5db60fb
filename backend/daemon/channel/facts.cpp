// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/facts.h"

#include "backend/common/limits.h"
#include "backend/common/outcome.h"
#include "backend/daemon/base/journal.h"

#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace doorward {

namespace {

using wire::Field;

enum class Shape { Text, Number, Flag };

struct Detail
{
    Field field;
    const char *key;
    Shape shape;
};

// Field::User is not among them: who a success is for, the daemon says itself.
constexpr std::array details{
    Detail{Field::Purpose, "purpose", Shape::Text},
    Detail{Field::Minimum, "minimum", Shape::Number},
    Detail{Field::Maximum, "maximum", Shape::Number},
    Detail{Field::Letters, "letters", Shape::Flag},
    Detail{Field::Forbid, "forbid", Shape::Text},
    Detail{Field::Length, "length", Shape::Number},
    Detail{Field::Tries, "tries", Shape::Number},
    Detail{Field::TriesBeforeWait, "tries-before-wait", Shape::Number},
    Detail{Field::FinalTry, "final-try", Shape::Flag},
    Detail{Field::KeyringClosed, "keyring-closed", Shape::Flag},
    Detail{Field::RetryIn, "retry-in", Shape::Number},
    Detail{Field::Label, "label", Shape::Text},
    Detail{Field::Holder, "holder", Shape::Text},
    Detail{Field::Reader, "reader", Shape::Text},
};

} // namespace

bus::Details detailsOf(const wire::Message &message)
{
    bus::Details result;
    for (const Detail &detail : details) {
        const auto number = message.number(detail.field);
        if (!message.get(detail.field))
            continue;
        if (detail.shape == Shape::Text)
            result.add(detail.key, std::string(message.text(detail.field)));
        else if (detail.shape == Shape::Flag)
            result.add(detail.key, number.value_or(0) != 0);
        else if (number && *number <= std::numeric_limits<std::uint32_t>::max())
            result.add(detail.key, static_cast<std::uint32_t>(*number));
    }
    std::vector<std::string> choices;
    for (const auto &[field, value] : message.fields())
        if (field == Field::Choice && choices.size() < 3 * limits::certificateChoices)
            choices.push_back(value);
    if (!choices.empty())
        result.add("choices", std::move(choices));
    return result;
}

std::string_view eventOf(const Conversation::Request &request, const Conversation::Ending &ending,
                         bool wasAsked)
{
    const bool success = ending.outcome == Outcome::Success;
    if (success && request.kind == "enrol")
        return event::pinSet;
    if (success && request.kind == "remove")
        return event::pinRemoved;
    return wasAsked && ending.code == code::pinOff ? event::pinOff : std::string_view();
}

} // namespace doorward
