// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/module_watch.h"

#include "backend/common/clean_text.h"
#include "backend/common/limits.h"
#include "backend/tokens/pcsc_readers.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace doorward {

namespace {

constexpr std::size_t textBytes = 64; // of CK_SLOT_INFO's description
constexpr std::chrono::seconds ravingTime{10};
// Slots of one name: so many, that all fit into a report beside pcscd's readers.
constexpr std::size_t sameNames = (limits::readers - mostPcscReaders) / limits::watchedSlots;
static_assert(limits::readers >= mostPcscReaders + limits::watchedSlots);

bool readState(std::string_view text, ReaderReport::Card &into)
{
    if (text == "empty")
        into = ReaderReport::Card::Empty;
    else if (text == "present")
        into = ReaderReport::Card::Present;
    else if (text == "mute")
        into = ReaderReport::Card::Mute;
    else
        return false;
    return true;
}

bool readEvents(std::string_view text, std::uint32_t &into)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return !text.empty() && error == std::errc() && end == text.data() + text.size() &&
           into < eventsOfOneArrival;
}

/// False where field is none of a slot's, or its value malformed.
bool take(wire::Field field, std::string_view value, ReaderReport &slot)
{
    switch (field) {
    case wire::Field::State:
        return readState(value, slot.card);
    case wire::Field::Events:
        return readEvents(value, slot.events);
    case wire::Field::Label:
        slot.label = cleanText(value, textBytes);
        return true;
    case wire::Field::Serial:
        slot.serial = cleanText(value, textBytes);
        return true;
    case wire::Field::Manufacturer:
        slot.manufacturer = cleanText(value, textBytes);
        return true;
    case wire::Field::Model:
        slot.model = cleanText(value, textBytes);
        return true;
    default:
        return false;
    }
}

/// Nothing where it is no P11Slots, or malformed.
std::optional<std::vector<ReaderReport>> slotsOf(const wire::Message &message)
{
    if (message.type() != wire::Type::P11Slots)
        return std::nullopt;
    std::vector<ReaderReport> slots;
    for (const auto &[field, value] : message.fields()) {
        if (field == wire::Field::Flags)
            continue;
        if (field == wire::Field::Reader && slots.size() < limits::readers)
            slots.push_back({.name = cleanText(value, textBytes), .pcscName = {}});
        else if (slots.empty() || !take(field, value, slots.back()))
            return std::nullopt;
    }
    return slots;
}

} // namespace

ModuleWatch::ModuleWatch(std::string program, std::string module, std::chrono::seconds scan)
    : m_program(std::move(program)), m_module(std::move(module)), m_scan(scan)
{
    start();
}

void ModuleWatch::onReadable()
{
    while (m_helper.isRunning()) {
        std::optional<wire::Message> message;
        const auto fault = m_helper.next(Clock::now(), message);
        if (fault == P11Helper::Fault::Silent)
            return;
        if (fault != P11Helper::Fault::None || isRaving())
            return lose();
        take(*message);
    }
}

void ModuleWatch::onTime()
{
    if (!m_deadline || Clock::now() < *m_deadline)
        return;
    if (m_helper.isRunning())
        lose();
    else
        start();
}

void ModuleWatch::addSlots(const std::string &name, std::vector<ReaderReport> &into) const
{
    if (!m_hasSpoken)
        return;
    const std::size_t before = into.size();
    for (const ReaderReport &slot : m_slots)
        if (slot.name == name && into.size() - before < sameNames)
            into.push_back(slot);
    if (into.size() == before)
        into.push_back({.name = name, .card = ReaderReport::Card::Mute, .pcscName = {}});
}

void ModuleWatch::start()
{
    ++m_starts;
    m_reports.clear();
    m_deadline = Clock::now() + std::chrono::seconds(limits::tokenOperationSeconds);
    wire::Message request(wire::Type::P11Watch, {{wire::Field::Module, m_module}});
    request.add(wire::Field::Maximum, static_cast<std::uint64_t>(m_scan.count()));
    if (m_helper.start(m_program, std::nullopt, request) == P11Helper::Fault::None)
        m_backoff.worked();
    else
        lose();
}

void ModuleWatch::take(const wire::Message &message)
{
    const bool isUnwatchable = message.type() == wire::Type::P11Failed &&
                               hasFlag(message.text(wire::Field::Flags), p11Flag::unwatchable);
    auto slots = slotsOf(message);
    if (!isUnwatchable && !slots)
        return lose();
    m_hasSpoken = true;
    m_slots = std::move(slots).value_or(std::vector<ReaderReport>());
    for (ReaderReport &slot : m_slots) {
        slot.events += m_starts * eventsOfOneArrival;
        if (slot.card == ReaderReport::Card::Present)
            slot.module = m_module;
    }
    m_deadline.reset();
    if (isUnwatchable)
        m_helper.stop(); // trying again would tell no more
    else if (hasFlag(message.text(wire::Field::Flags), p11Flag::reading))
        m_deadline = Clock::now() + std::chrono::seconds(limits::tokenOperationSeconds);
}

/// Nobody sees the tokens any more: they count as gone until somebody does.
void ModuleWatch::lose()
{
    m_helper.stop();
    m_hasSpoken = true;
    m_slots.clear();
    m_backoff.failed();
    m_deadline = Clock::now() + m_backoff.next();
}

bool ModuleWatch::isRaving()
{
    const auto now = Clock::now();
    m_reports.push_back(now);
    while (now - m_reports.front() > ravingTime)
        m_reports.pop_front();
    return m_reports.size() > limits::slotReports;
}

} // namespace doorward
