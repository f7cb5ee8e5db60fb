// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/safety_scan.h"

#include "backend/tokens/card_guard.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace doorward {

SafetyScan::SafetyScan(std::chrono::milliseconds period)
    : m_period(period), m_news(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

bool SafetyScan::start()
{
    if (!m_news.isValid())
        return false;
    try {
        m_thread = std::thread(&SafetyScan::run, this);
    } catch (const std::system_error &) {
        return false;
    }
    m_thread.detach();
    return true;
}

void SafetyScan::guard(std::vector<GuardedReader> readers)
{
    {
        const std::lock_guard guard(m_mutex);
        m_wanted = std::move(readers);
        m_isNew = true;
    }
    m_changed.notify_one();
}

std::vector<LostCard> SafetyScan::takeLost()
{
    std::uint64_t count = 0;
    (void)!read(m_news.get(), &count, sizeof count);
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_lost, {});
}

void SafetyScan::run()
{
    CardGuard cards;
    for (;;) {
        std::vector<GuardedReader> wanted;
        bool isNew = false;
        {
            std::unique_lock guard(m_mutex);
            if (cards.isEmpty())
                m_changed.wait(guard, [this] { return m_isNew; });
            else
                m_changed.wait_for(guard, m_period, [this] { return m_isNew; });
            isNew = std::exchange(m_isNew, false);
            wanted = m_wanted;
        }
        if (isNew)
            cards.guard(wanted);
        tell(cards.check());
    }
}

void SafetyScan::tell(std::vector<LostCard> lost)
{
    if (lost.empty())
        return;
    {
        const std::lock_guard guard(m_mutex);
        m_lost.insert(m_lost.end(), lost.begin(), lost.end());
    }
    const std::uint64_t one = 1;
    (void)!write(m_news.get(), &one, sizeof one);
}

} // namespace doorward
