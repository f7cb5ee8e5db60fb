// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace doorward {

/// Times between attempts that fail: each twice the last, from least to most, for ever. What worked
/// for a while before it failed starts from the beginning; what fails as soon as it works does not.
class Backoff
{
public:
    explicit Backoff(std::chrono::milliseconds least = std::chrono::milliseconds(250),
                     std::chrono::milliseconds most = std::chrono::minutes(1))
        : m_least(least), m_most(most), m_next(least)
    {}

    [[nodiscard]] std::chrono::milliseconds next()
    {
        const std::chrono::milliseconds now = m_next;
        m_next = std::min(2 * m_next, m_most);
        return now;
    }
    void reset() { m_next = m_least; }
    /// Says that it works, and that it does not any more.
    void worked() { m_since = Clock::now(); }
    void failed()
    {
        if (Clock::now() - m_since > settled)
            reset();
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds settled{10};
    std::chrono::milliseconds m_least;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_next;
    Clock::time_point m_since = Clock::now();
};

} // namespace doorward
