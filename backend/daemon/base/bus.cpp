// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/bus.h"

#include "backend/common/limits.h"

namespace doorward::bus {

namespace {

/// Appends an `as` in a variant.
int appendList(sd_bus_message *message, const std::vector<std::string> &list)
{
    int error = sd_bus_message_open_container(message, 'v', "as");
    if (error >= 0)
        error = sd_bus_message_open_container(message, 'a', "s");
    for (const std::string &text : list)
        if (error >= 0)
            error = sd_bus_message_append(message, "s", clean(text).c_str());
    if (error >= 0)
        error = sd_bus_message_close_container(message);
    return error < 0 ? error : sd_bus_message_close_container(message);
}

int appendValue(sd_bus_message *message, const Details::Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return sd_bus_message_append(message, "v", "s", clean(*text).c_str());
    if (const auto *number = std::get_if<std::uint32_t>(&value))
        return sd_bus_message_append(message, "v", "u", *number);
    if (const auto *large = std::get_if<std::uint64_t>(&value))
        return sd_bus_message_append(message, "v", "t", *large);
    if (const auto *flag = std::get_if<bool>(&value))
        return sd_bus_message_append(message, "v", "b", static_cast<int>(*flag));
    if (const auto *list = std::get_if<std::vector<std::string>>(&value))
        return appendList(message, *list);
    int error = sd_bus_message_open_container(message, 'v', "a{sv}");
    if (error >= 0)
        error = append(message, std::get<Details>(value));
    return error < 0 ? error : sd_bus_message_close_container(message);
}

/// The bytes of the character that text begins with, or 0 where it begins with none.
std::size_t characterBytes(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    const bool outside = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                         (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
    return outside ? 0 : length;
}

} // namespace

int reply(sd_bus_message *message, const Refusal &refusal)
{
    return sd_bus_reply_method_errorf(message, refusal.name, "%s", clean(refusal.text).c_str());
}

int append(sd_bus_message *message, const Details &details)
{
    int error = sd_bus_message_open_container(message, 'a', "{sv}");
    for (const auto &[key, value] : details.values()) {
        if (error >= 0)
            error = sd_bus_message_open_container(message, 'e', "sv");
        if (error >= 0)
            error = sd_bus_message_append(message, "s", key.c_str());
        if (error >= 0)
            error = appendValue(message, value);
        if (error >= 0)
            error = sd_bus_message_close_container(message);
    }
    return error < 0 ? error : sd_bus_message_close_container(message);
}

int append(sd_bus_message *message, const std::vector<Details> &all)
{
    int error = sd_bus_message_open_container(message, 'a', "a{sv}");
    for (const Details &details : all)
        if (error >= 0)
            error = append(message, details);
    return error < 0 ? error : sd_bus_message_close_container(message);
}

std::string clean(std::string_view text)
{
    constexpr std::string_view replacement = "\xef\xbf\xbd";
    std::string result;
    while (!text.empty()) {
        const std::size_t length = characterBytes(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool control = length == 1 && (first < 0x20 || first == 0x7f) && first != '\n';
        const std::string_view next = length == 0 || control ? replacement : text.substr(0, length);
        if (result.size() + next.size() > limits::textBytes)
            break;
        result.append(next);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

} // namespace doorward::bus
