// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/card_watcher.h"

#include "backend/tokens/path_watch.h"
#include "backend/tokens/pcsc_readers.h"

#include <algorithm>
#include <cstdint>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace doorward {

namespace {

constexpr char serviceSocket[] = "/run/pcscd/pcscd.comm";

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
    const std::lock_guard guard(m_mutex);
    numberArrivals(readers);
    if (m_published && readers == m_readers)
        return;
    m_readers = std::move(readers);
    m_published = true;
    tell();
}

void CardWatcher::distrust(const LostCard &card)
{
    const std::lock_guard guard(m_mutex);
    for (ReaderReport &one : m_readers) {
        if (one.pcscName != card.reader.name || one.events != card.reader.events)
            continue;
        // An event that comes late after all tells nothing new.
        one.card = cardOf(card.state);
        one.events = eventsOf(card.state) + ++m_arrivals * eventsOfOneArrival;
        tell();
    }
}

void CardWatcher::tell() const
{
    const std::uint64_t one = 1;
    (void)!write(m_news.get(), &one, sizeof one);
}

/// pcscd's counter begins anew with each reader that comes, and with each pcscd. So that a reader
/// that went and came back between two calls of take() is another sight all the same, the upper
/// half of what is told counts those that came back.
void CardWatcher::numberArrivals(std::vector<ReaderReport> &readers)
{
    for (ReaderReport &reader : readers) {
        const auto stayed = std::find_if(m_readers.begin(), m_readers.end(),
                                         [&](const auto &one) { return one.name == reader.name; });
        const std::uint32_t arrival =
            stayed != m_readers.end() ? stayed->events / eventsOfOneArrival : ++m_arrivals;
        reader.events += arrival * eventsOfOneArrival;
    }
}

} // namespace doorward
