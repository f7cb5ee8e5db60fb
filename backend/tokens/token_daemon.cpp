// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_daemon.h"

#include "backend/common/limits.h"

#include <algorithm>
#include <poll.h>

namespace doorward {

namespace {

// A reader that came in the very moment between two looks is found by this at the latest. Cards
// that sessions are bound to are looked after by the safety scan.
constexpr std::chrono::minutes restingScan{5};

bool isWorthAsking(const ReaderReport &reader)
{
    return reader.card == ReaderReport::Card::Present && !reader.isIdentified();
}

bool isReadable(const std::vector<pollfd> &ready, int descriptor)
{
    return descriptor >= 0 && std::any_of(ready.begin(), ready.end(), [&](const pollfd &one) {
               return one.fd == descriptor && one.revents != 0;
           });
}

} // namespace

TokenDaemon::TokenDaemon(const Settings &settings)
    : m_watcher(restingScan), m_scan(settings.scan), m_link(settings.socket),
      m_identifier(settings.helper), m_outside(settings.helper, settings.scan)
{
    m_link.onGuard = [this](const auto &readers, const auto &slots) { guard(readers, slots); };
}

bool TokenDaemon::run()
{
    if (!m_watcher.start() || !m_scan.start())
        return false;
    for (;;)
        waitAndServe();
}

void TokenDaemon::waitAndServe()
{
    std::vector<pollfd> waiting{{m_watcher.descriptor(), POLLIN, 0},
                                {m_scan.descriptor(), POLLIN, 0}};
    if (m_identifier.descriptor() >= 0)
        waiting.push_back({m_identifier.descriptor(), POLLIN, 0});
    m_outside.addTo(waiting);
    m_link.addTo(waiting);
    if (poll(waiting.data(), waiting.size(), millisecondsToWait()) < 0)
        return; // a signal: look again
    // First what moved, last who it is.
    if (isReadable(waiting, m_scan.descriptor()))
        distrust();
    if (isReadable(waiting, m_watcher.descriptor()))
        look();
    m_outside.onReady(waiting);
    m_outside.onTime();
    lookOutside();
    m_link.onReady(waiting);
    m_link.onTime();
    if (isReadable(waiting, m_identifier.descriptor()))
        if (const auto listed = m_identifier.onReadable())
            identify(*listed);
    m_identifier.onTime();
}

void TokenDaemon::look()
{
    auto readers = m_watcher.take();
    keepIdentities(m_readers, readers);
    m_readers = std::move(readers);
    report();
    if (std::any_of(m_readers.begin(), m_readers.end(), isWorthAsking))
        m_identifier.start();
    else
        m_identifier.stop();
}

void TokenDaemon::lookOutside()
{
    auto slots = m_outside.slots();
    if (slots == m_slots)
        return;
    m_slots = std::move(slots);
    report();
}

/// Where there are too many, a reader is left out: its card counts as gone. A slot would count as
/// not looked at yet.
void TokenDaemon::report()
{
    std::vector<ReaderReport> all = m_slots;
    all.insert(all.end(), m_readers.begin(), m_readers.end());
    if (all.size() > limits::readers)
        all.resize(limits::readers);
    m_link.report(toMessage(all));
}

/// From the names that doorwardd knows readers by to pcscd's.
void TokenDaemon::guard(const std::vector<GuardedReader> &readers,
                        const std::vector<WantedSlot> &slots)
{
    m_outside.want(slots);
    lookOutside();
    std::vector<GuardedReader> guarded;
    for (const ReaderReport &reader : m_readers)
        if (std::find(readers.begin(), readers.end(), GuardedReader{reader.name, reader.events}) !=
            readers.end())
            guarded.push_back({reader.pcscName, reader.events});
    m_scan.guard(std::move(guarded));
}

void TokenDaemon::distrust()
{
    for (const LostCard &lost : m_scan.takeLost())
        m_watcher.distrust(lost);
}

void TokenDaemon::identify(const std::vector<wire::Message> &listed)
{
    noteTokens(listed, m_readers);
    report();
}

int TokenDaemon::millisecondsToWait() const
{
    auto next = m_link.deadline();
    for (const auto &other : {m_identifier.deadline(), m_outside.deadline()})
        if (other && (!next || *other < *next))
            next = other;
    if (!next)
        return -1;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*next - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

} // namespace doorward
