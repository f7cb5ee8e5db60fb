// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/card_watcher.h"

#include "backend/tokens/path_watch.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace doorward {

namespace {

constexpr char serviceSocket[] = "/run/pcscd/pcscd.comm";
// The pseudo reader whose state changes when readers come and go.
constexpr char arrivals[] = "\\\\?PnP?\\Notification";
constexpr DWORD absent = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
constexpr std::size_t namesBytes = 16 * 1024;

/// The names of all readers, one after the other, each with a NUL; an empty one ends them.
LONG listReaders(SCARDCONTEXT context, std::string &names)
{
    names.assign(namesBytes, '\0');
    DWORD size = namesBytes;
    const LONG error = SCardListReaders(context, nullptr, names.data(), &size);
    if (error == SCARD_E_NO_READERS_AVAILABLE)
        names.assign(1, '\0');
    return error == SCARD_E_NO_READERS_AVAILABLE ? SCARD_S_SUCCESS : error;
}

/// A state to fill in for each name, which it points to, and for the pseudo reader.
std::vector<SCARD_READERSTATE> statesFor(const std::string &names)
{
    std::vector<SCARD_READERSTATE> states;
    for (const char *name = names.c_str(); *name && states.size() < limits::readers;
         name += std::strlen(name) + 1) {
        SCARD_READERSTATE &state = states.emplace_back();
        state.szReader = name;
        state.dwCurrentState = SCARD_STATE_UNAWARE;
    }
    states.emplace_back().szReader = arrivals;
    return states;
}

ReaderReport reportOf(const SCARD_READERSTATE &state)
{
    ReaderReport report{state.szReader, ReaderReport::Card::Empty, 0, {}, {}, {}};
    // pcscd counts insertions and removals in the upper half.
    report.events = static_cast<std::uint32_t>(state.dwEventState >> 16);
    if (state.dwEventState & SCARD_STATE_MUTE)
        report.card = ReaderReport::Card::Mute;
    else if (state.dwEventState & SCARD_STATE_PRESENT)
        report.card = ReaderReport::Card::Present;
    return report;
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

/// Whether readers have come or gone, so that the list is not the list any more.
bool isListStale(const std::vector<SCARD_READERSTATE> &states)
{
    return std::any_of(states.begin(), states.end(), [](const SCARD_READERSTATE &state) {
        return state.szReader == arrivals ? (state.dwEventState & SCARD_STATE_CHANGED) != 0
                                          : (state.dwEventState & absent) != 0;
    });
}

void acknowledge(std::vector<SCARD_READERSTATE> &states)
{
    for (SCARD_READERSTATE &state : states)
        state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
}

} // namespace

CardWatcher::CardWatcher(std::chrono::seconds scan, Backoff pauses)
    : m_scanMilliseconds(
          static_cast<DWORD>(std::chrono::duration_cast<std::chrono::milliseconds>(scan).count())),
      m_pauses(pauses), m_news(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

bool CardWatcher::start()
{
    if (!m_news.isValid())
        return false;
    try {
        m_thread = std::thread(&CardWatcher::run, this);
    } catch (const std::system_error &) {
        return false;
    }
    m_thread.detach();
    return true;
}

std::vector<ReaderReport> CardWatcher::take()
{
    std::uint64_t count = 0;
    (void)!read(m_news.get(), &count, sizeof count);
    const std::lock_guard guard(m_mutex);
    return m_readers;
}

void CardWatcher::run()
{
    PathWatch service(serviceSocket);
    for (;;) {
        service.arm();
        SCARDCONTEXT context = 0;
        if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) ==
            SCARD_S_SUCCESS) {
            m_pauses.worked();
            watch(context);
            SCardReleaseContext(context);
            m_pauses.failed();
        }
        // Not to know what is in the readers is to know of nothing in them.
        publish({});
        service.wait(m_pauses.next());
    }
}

/// Until pcscd is lost.
void CardWatcher::watch(SCARDCONTEXT context)
{
    for (;;) {
        std::string names;
        if (listReaders(context, names) != SCARD_S_SUCCESS)
            return;
        auto states = statesFor(names);
        const LONG error = SCardGetStatusChange(context, 0, states.data(), states.size());
        if (error != SCARD_S_SUCCESS && error != SCARD_E_TIMEOUT)
            return;
        publish(reportsOf(states));
        if (!waitForChange(context, states))
            return;
    }
}

/// Tells every change until the list is to be made anew: because readers came or went, or because
/// it is time for the safety scan. False where pcscd is lost.
bool CardWatcher::waitForChange(SCARDCONTEXT context, std::vector<SCARD_READERSTATE> &states)
{
    for (;;) {
        acknowledge(states);
        const LONG error =
            SCardGetStatusChange(context, m_scanMilliseconds, states.data(), states.size());
        if (error == SCARD_E_TIMEOUT)
            return true;
        if (error != SCARD_S_SUCCESS)
            return false;
        publish(reportsOf(states));
        if (isListStale(states))
            return true;
    }
}

void CardWatcher::publish(std::vector<ReaderReport> readers)
{
    {
        const std::lock_guard guard(m_mutex);
        if (m_published && readers == m_readers)
            return;
        m_readers = std::move(readers);
    }
    m_published = true;
    const std::uint64_t one = 1;
    (void)!write(m_news.get(), &one, sizeof one);
}

} // namespace doorward
