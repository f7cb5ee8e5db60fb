// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/tokens/reader_state.h"

#include "backend/common/limits.h"

#include <charconv>

namespace doorward {

namespace {

bool readCard(std::string_view text, ReaderState::Card &into)
{
    if (text == "empty")
        into = ReaderState::Card::Empty;
    else if (text == "present")
        into = ReaderState::Card::Present;
    else if (text == "mute")
        into = ReaderState::Card::Mute;
    else
        return false;
    return true;
}

bool readEvents(std::string_view text, std::uint32_t &into)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

/// False where field is none of a reader's or its value is malformed.
bool take(ReaderState &reader, wire::Field field, std::string_view value)
{
    switch (field) {
    case wire::Field::State:
        return readCard(value, reader.card);
    case wire::Field::Events:
        return readEvents(value, reader.events);
    case wire::Field::Label:
        reader.label = value;
        return true;
    case wire::Field::Serial:
        reader.serial = value;
        return true;
    case wire::Field::Module:
        reader.module = value;
        return true;
    case wire::Field::Manufacturer:
        reader.manufacturer = value;
        return true;
    case wire::Field::Model:
        reader.model = value;
        return true;
    default:
        return false;
    }
}

} // namespace

std::optional<std::vector<ReaderState>> readersOf(const wire::Message &message)
{
    if (message.type() != wire::Type::Readers)
        return std::nullopt;
    std::vector<ReaderState> readers;
    for (const auto &[field, value] : message.fields()) {
        if (field == wire::Field::Reader) {
            if (readers.size() == limits::readers || value.empty())
                return std::nullopt;
            readers.push_back({.name = value, .label = {}, .serial = {}, .module = {}});
        } else if (readers.empty() || !take(readers.back(), field, value)) {
            return std::nullopt;
        }
    }
    return readers;
}

} // namespace doorward
