// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/pcsc_readers.h"

#include "backend/common/clean_text.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace doorward {

namespace {

// The pseudo reader whose state changes when readers come and go.
constexpr char arrivals[] = "\\\\?PnP?\\Notification";
constexpr DWORD absent = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
constexpr std::size_t slotNameBytes = 64; // of CK_SLOT_INFO's description
constexpr std::size_t namesBytes = 16 * 1024;

ReaderReport reportOf(const SCARD_READERSTATE &state)
{
    return {.name = state.szReader,
            .card = cardOf(state.dwEventState),
            .events = eventsOf(state.dwEventState),
            .pcscName = state.szReader};
}

} // namespace

LONG listReaders(SCARDCONTEXT context, std::string &names)
{
    names.assign(namesBytes, '\0');
    DWORD size = namesBytes;
    const LONG error = SCardListReaders(context, nullptr, names.data(), &size);
    if (error == SCARD_E_NO_READERS_AVAILABLE)
        names.assign(1, '\0');
    return error == SCARD_E_NO_READERS_AVAILABLE ? SCARD_S_SUCCESS : error;
}

std::vector<SCARD_READERSTATE> statesFor(const std::string &names)
{
    std::vector<SCARD_READERSTATE> states;
    for (const char *name = names.c_str(); *name && states.size() < mostPcscReaders;
         name += std::strlen(name) + 1) {
        SCARD_READERSTATE &state = states.emplace_back();
        state.szReader = name;
        state.dwCurrentState = SCARD_STATE_UNAWARE;
    }
    if (states.size() < mostPcscReaders)
        states.emplace_back().szReader = arrivals;
    return states;
}

bool isListStale(const std::vector<SCARD_READERSTATE> &states)
{
    return std::any_of(states.begin(), states.end(), [](const SCARD_READERSTATE &state) {
        return state.szReader == arrivals ? (state.dwEventState & SCARD_STATE_CHANGED) != 0
                                          : (state.dwEventState & absent) != 0;
    });
}

std::vector<ReaderReport> reportsOf(const std::vector<SCARD_READERSTATE> &states)
{
    std::vector<ReaderReport> reports;
    for (const SCARD_READERSTATE &state : states)
        if (state.szReader != arrivals && !(state.dwEventState & absent))
            reports.push_back(reportOf(state));
    nameReaders(reports);
    return reports;
}

std::vector<ReaderReport> readersNow()
{
    std::vector<ReaderReport> readers;
    SCARDCONTEXT context = 0;
    if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) != SCARD_S_SUCCESS)
        return readers;
    std::string names;
    if (listReaders(context, names) == SCARD_S_SUCCESS) {
        auto states = statesFor(names);
        const LONG error = SCardGetStatusChange(context, 0, states.data(), states.size());
        if (error == SCARD_S_SUCCESS || error == SCARD_E_TIMEOUT)
            readers = reportsOf(states);
    }
    SCardReleaseContext(context);
    return readers;
}

std::set<std::string> readerNamesNow()
{
    std::set<std::string> names;
    for (const ReaderReport &reader : readersNow())
        names.insert(cleanText(reader.name, slotNameBytes));
    return names;
}

ReaderReport::Card cardOf(DWORD state)
{
    if (state & SCARD_STATE_MUTE)
        return ReaderReport::Card::Mute;
    return state & SCARD_STATE_PRESENT ? ReaderReport::Card::Present : ReaderReport::Card::Empty;
}

std::uint32_t eventsOf(DWORD state)
{
    return static_cast<std::uint32_t>(state >> 16) % eventsOfOneArrival;
}

} // namespace doorward
