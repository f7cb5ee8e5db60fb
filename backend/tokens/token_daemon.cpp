// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_daemon.h"

#include <algorithm>
#include <poll.h>

namespace doorward {

namespace {

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
    : m_watcher(settings.scan), m_link(settings.socket), m_identifier(settings.helper)
{}

bool TokenDaemon::run()
{
    if (!m_watcher.start())
        return false;
    for (;;)
        waitAndServe();
}

void TokenDaemon::waitAndServe()
{
    std::vector<pollfd> waiting{{m_watcher.descriptor(), POLLIN, 0}};
    if (m_identifier.descriptor() >= 0)
        waiting.push_back({m_identifier.descriptor(), POLLIN, 0});
    m_link.addTo(waiting);
    if (poll(waiting.data(), waiting.size(), millisecondsToWait()) < 0)
        return; // a signal: look again
    // First what moved, last who it is.
    if (isReadable(waiting, m_watcher.descriptor()))
        look();
    m_link.onReady(waiting);
    m_link.onTime();
    if (isReadable(waiting, m_identifier.descriptor()))
        if (const auto tokens = m_identifier.onReadable())
            identify(*tokens);
    m_identifier.onTime();
}

void TokenDaemon::look()
{
    auto readers = m_watcher.take();
    keepIdentities(m_readers, readers);
    m_readers = std::move(readers);
    m_link.report(toMessage(m_readers));
    if (std::any_of(m_readers.begin(), m_readers.end(), isWorthAsking))
        m_identifier.start();
    else
        m_identifier.stop();
}

void TokenDaemon::identify(const std::vector<wire::Message> &tokens)
{
    noteTokens(tokens, m_readers);
    m_link.report(toMessage(m_readers));
}

int TokenDaemon::millisecondsToWait() const
{
    auto next = m_link.deadline();
    if (const auto other = m_identifier.deadline(); other && (!next || *other < *next))
        next = other;
    if (!next)
        return -1;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*next - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

} // namespace doorward
