// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/reader_report.h"

#include "backend/common/clean_text.h"
#include "backend/common/limits.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace doorward {

namespace {

constexpr std::size_t slotNameBytes = 64; // of CK_SLOT_INFO's description
constexpr std::size_t nameBytes = 128;    // of pcscd's longest reader name
constexpr std::size_t tokenBytes = 64;    // of each of its five fields
constexpr std::size_t wordBytes = 16;     // of a state, and of a counter
constexpr std::size_t headBytes = 4;      // of each field on the wire
static_assert(limits::readers * (limits::readerFields * headBytes + nameBytes + 2 * wordBytes +
                                 5 * tokenBytes) <
                  limits::packetBytes,
              "a report of all readers fits into one packet");

std::string_view wordOf(ReaderReport::Card card)
{
    switch (card) {
    case ReaderReport::Card::Empty:
        return "empty";
    case ReaderReport::Card::Present:
        return "present";
    case ReaderReport::Card::Mute:
        return "mute";
    }
    return "empty";
}

void note(const wire::Message &token, ReaderReport &reader)
{
    reader.label = cleanText(token.text(wire::Field::Label), tokenBytes);
    reader.serial = cleanText(token.text(wire::Field::Serial), tokenBytes);
    reader.module = cleanText(token.text(wire::Field::Module), tokenBytes);
    reader.manufacturer = cleanText(token.text(wire::Field::Manufacturer), tokenBytes);
    reader.model = cleanText(token.text(wire::Field::Model), tokenBytes);
}

bool isNameless(const ReaderReport &reader)
{
    return reader.card == ReaderReport::Card::Present && !reader.isIdentified();
}

using Counters = std::map<std::string, std::string, std::less<>>; // of the readers, by name

Counters unmovedOf(const wire::Message &last)
{
    Counters unmoved;
    std::string_view reader;
    for (const auto &[field, value] : last.fields()) {
        if (field == wire::Field::Reader)
            reader = value;
        else if (field == wire::Field::Events && !reader.empty())
            unmoved.emplace(std::exchange(reader, {}), value);
    }
    return unmoved;
}

bool isAsRead(const ReaderReport &reader, const Counters &unmoved)
{
    const auto read = unmoved.find(reader.name);
    return read != unmoved.end() &&
           read->second == std::to_string(reader.events % eventsOfOneArrival);
}

} // namespace

void nameReaders(std::vector<ReaderReport> &readers)
{
    std::set<std::string> taken;
    for (ReaderReport &reader : readers) {
        std::string name = cleanText(reader.name, slotNameBytes);
        if (taken.contains(name))
            name = cleanText(reader.name, nameBytes);
        taken.insert(name);
        reader.name = std::move(name);
    }
    std::erase_if(readers, [](const ReaderReport &reader) { return reader.name.empty(); });
    if (readers.size() > limits::readers)
        readers.resize(limits::readers);
}

wire::Message toMessage(const std::vector<ReaderReport> &readers)
{
    wire::Message message(wire::Type::Readers);
    for (const ReaderReport &reader : readers) {
        message.add(wire::Field::Reader, reader.name)
            .add(wire::Field::State, wordOf(reader.card))
            .add(wire::Field::Events, std::uint64_t{reader.events});
        if (reader.isIdentified())
            message.add(wire::Field::Label, reader.label)
                .add(wire::Field::Serial, reader.serial)
                .add(wire::Field::Module, reader.module)
                .add(wire::Field::Manufacturer, reader.manufacturer)
                .add(wire::Field::Model, reader.model);
    }
    return message;
}

void keepIdentities(const std::vector<ReaderReport> &before, std::vector<ReaderReport> &now)
{
    for (ReaderReport &reader : now) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const ReaderReport &one) {
            return one.isSameSight(reader);
        });
        if (same != before.end())
            reader = *same;
    }
}

void addUnmoved(const std::vector<ReaderReport> &before, const std::vector<ReaderReport> &now,
                wire::Message &last)
{
    for (const ReaderReport &reader : now)
        if (std::any_of(before.begin(), before.end(),
                        [&](const ReaderReport &one) { return one.isSameSight(reader); }))
            last.add(wire::Field::Reader, reader.name)
                .add(wire::Field::Events, std::uint64_t{reader.events});
}

void noteTokens(const std::vector<wire::Message> &listed, std::vector<ReaderReport> &readers)
{
    if (listed.empty())
        return;
    const Counters unmoved = unmovedOf(listed.back());
    std::vector<const wire::Message *> homeless;
    for (const wire::Message &token : listed) {
        if (&token == &listed.back())
            break;
        const std::string name = cleanText(token.text(wire::Field::Reader), slotNameBytes);
        const auto home = std::find_if(readers.begin(), readers.end(), [&](const auto &reader) {
            return cleanText(reader.name, slotNameBytes) == name;
        });
        if (home == readers.end())
            homeless.push_back(&token);
        else if (isNameless(*home) && isAsRead(*home, unmoved))
            note(token, *home); // a card that two modules know keeps the first one's name
    }
    if (homeless.size() != 1 || std::count_if(readers.begin(), readers.end(), isNameless) != 1)
        return;
    const auto left = std::find_if(readers.begin(), readers.end(), isNameless);
    if (isAsRead(*left, unmoved))
        note(*homeless.front(), *left);
}

} // namespace doorward
