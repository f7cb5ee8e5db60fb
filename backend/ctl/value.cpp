// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/value.h"

namespace doorward::ctl {

namespace {

/// Reads a variant into value. 1, 0 where its type is none of ours (skipped), or a negative errno.
int readVariant(sd_bus_message *message, Value &value)
{
    const char *inside = nullptr;
    int error = sd_bus_message_peek_type(message, nullptr, &inside);
    if (error < 0)
        return error;
    const std::string_view type = inside ? inside : "";
    if (type != "s" && type != "u" && type != "t" && type != "b" && type != "a{sv}") {
        error = sd_bus_message_skip(message, "v");
        return error < 0 ? error : 0;
    }
    error = sd_bus_message_enter_container(message, 'v', inside);
    if (error < 0)
        return error;
    if (type == "a{sv}") {
        Record record;
        error = read(message, record);
        value.content = std::move(record);
    } else if (type == "s") {
        const char *text = "";
        error = sd_bus_message_read_basic(message, 's', &text);
        value.content = std::string(text);
    } else if (type == "u") {
        std::uint32_t number = 0;
        error = sd_bus_message_read_basic(message, 'u', &number);
        value.content = std::uint64_t{number};
    } else if (type == "t") {
        std::uint64_t number = 0;
        error = sd_bus_message_read_basic(message, 't', &number);
        value.content = number;
    } else {
        int flag = 0;
        error = sd_bus_message_read_basic(message, 'b', &flag);
        value.content = flag != 0;
    }
    if (error >= 0)
        error = sd_bus_message_exit_container(message);
    return error < 0 ? error : 1;
}

template <typename Type> const Type *find(const Record &record, std::string_view key)
{
    const auto found = record.find(key);
    return found == record.end() ? nullptr : std::get_if<Type>(&found->second.content);
}

} // namespace

int read(sd_bus_message *message, Record &into)
{
    Record record;
    int error = sd_bus_message_enter_container(message, 'a', "{sv}");
    while (error >= 0 && (error = sd_bus_message_enter_container(message, 'e', "sv")) > 0) {
        const char *key = nullptr;
        Value value;
        error = sd_bus_message_read_basic(message, 's', &key);
        if (error >= 0)
            error = readVariant(message, value);
        if (error > 0)
            record.emplace(key, std::move(value));
        if (error >= 0)
            error = sd_bus_message_exit_container(message);
    }
    if (error >= 0)
        error = sd_bus_message_exit_container(message);
    if (error >= 0)
        into = std::move(record);
    return error;
}

int read(sd_bus_message *message, std::vector<Record> &into)
{
    std::vector<Record> all;
    int error = sd_bus_message_enter_container(message, 'a', "a{sv}");
    while (error >= 0 && (error = sd_bus_message_at_end(message, 0)) == 0) {
        Record record;
        error = read(message, record);
        all.push_back(std::move(record));
    }
    if (error >= 0)
        error = sd_bus_message_exit_container(message);
    if (error >= 0)
        into = std::move(all);
    return error;
}

std::string textOf(const Record &record, std::string_view key)
{
    const auto *text = find<std::string>(record, key);
    return text ? *text : std::string();
}

std::uint64_t numberOf(const Record &record, std::string_view key)
{
    const auto *number = find<std::uint64_t>(record, key);
    return number ? *number : 0;
}

bool flagOf(const Record &record, std::string_view key)
{
    const auto *flag = find<bool>(record, key);
    return flag && *flag;
}

const Record *recordOf(const Record &record, std::string_view key)
{
    return find<Record>(record, key);
}

} // namespace doorward::ctl
