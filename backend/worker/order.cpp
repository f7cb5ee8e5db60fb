// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/order.h"

#include "backend/common/limits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace doorward::worker {

namespace {

using wire::Field;

constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{
    {"login", Kind::Login},
    {"unlock", Kind::Unlock},
    {"enrol", Kind::Enrol},
    {"remove", Kind::Remove},
    {"change", Kind::Change},
    {"greeter", Kind::Greeter},
}};

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Letters, digits and what else is named, at most limit bytes, not beginning with a dot.
bool isWord(std::string_view text, std::string_view others, std::size_t limit)
{
    return !text.empty() && text.size() <= limit && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return isLetterOrDigit(c) || others.find(c) != std::string_view::npos;
           });
}

bool isPlain(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

/// The name of a session or a desktop: a file's name, or an entry of XDG_CURRENT_DESKTOP's list.
bool isName(std::string_view text)
{
    return text.size() <= 128 && isPlain(text) && text.find_first_of("/:") == text.npos;
}

bool isAssignment(std::string_view text)
{
    const auto equals = text.find('=');
    return equals != std::string_view::npos && isWord(text.substr(0, equals), "_", 128) &&
           !(text.front() >= '0' && text.front() <= '9') && isPlain(text);
}

std::vector<std::string> all(const wire::Message &message, Field field)
{
    std::vector<std::string> values;
    for (const auto &[name, value] : message.fields())
        if (name == field)
            values.push_back(value);
    return values;
}

Method methodOf(std::string_view name)
{
    // Anything that is not one of ours works like a password: PAM's own texts.
    return name == "pin" ? Method::Pin : name == "token" ? Method::Token : Method::Password;
}

} // namespace

bool isUserName(std::string_view name)
{
    return !name.empty() && name.size() < limits::userNameBytes && isPlain(name) &&
           name.find_first_of("/:") == std::string_view::npos && name != "." && name != "..";
}

std::optional<Order> Order::read(const wire::Message &start)
{
    Order order;
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto &entry) {
        return entry.first == start.text(Field::Kind);
    });
    order.service = start.text(Field::Service);
    order.user = start.text(Field::User);
    order.locale = start.text(Field::Locale);
    if (kind == kinds.end() || !isWord(order.service, "_-.", 64) ||
        (!order.user.empty() && !isUserName(order.user)) ||
        (!order.locale.empty() && !isWord(order.locale, "_-.@", 64)))
        return std::nullopt;
    order.kind = kind->second;
    order.method = methodOf(start.text(Field::Method));
    if (order.user.empty() && order.kind != Kind::Login)
        return std::nullopt;
    return order;
}

std::optional<SessionOrder> SessionOrder::read(const wire::Message &open)
{
    SessionOrder order;
    order.name = open.text(Field::SessionName);
    order.command = all(open, Field::Exec);
    order.desktops = all(open, Field::Desktop);
    order.seat = open.text(Field::Seat);
    order.environment = all(open, Field::Environment);
    const auto vt = open.number(Field::Vt);
    if (vt && *vt != 0)
        order.terminal = std::to_string(*vt);
    const std::string_view sessionClass = open.text(Field::Class);
    order.isGreeter = sessionClass == "greeter";
    const bool textsAreGood =
        isName(order.name) && std::all_of(order.desktops.begin(), order.desktops.end(), isName) &&
        std::all_of(order.environment.begin(), order.environment.end(), isAssignment) &&
        std::all_of(order.command.begin(), order.command.end(),
                    [](const std::string &word) { return word.find('\0') == std::string::npos; });
    if (!textsAreGood || order.command.empty() || order.command.front().empty() ||
        (!order.isGreeter && sessionClass != "user") ||
        (!order.seat.empty() && !isWord(order.seat, "_-", 64)) ||
        (open.get(Field::Vt) && !open.text(Field::Vt).empty() && (!vt || *vt > 63)))
        return std::nullopt;
    return order;
}

} // namespace doorward::worker
