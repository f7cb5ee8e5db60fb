// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace doorward {

/// Times between attempts that fail: each twice the last, from a quarter of a second to a minute,
/// for ever. What worked for a while before it failed starts from the beginning; what fails as soon
/// as it works does not.
class Backoff
{
public:
    [[nodiscard]] std::chrono::milliseconds next()
    {
        const std::chrono::milliseconds now = m_next;
        m_next = std::min(2 * m_next, most);
        return now;
    }
    void reset() { m_next = least; }
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
    static constexpr std::chrono::milliseconds least{250};
    static constexpr std::chrono::milliseconds most{60000};
    std::chrono::milliseconds m_next = least;
    Clock::time_point m_since = Clock::now();
};

} // namespace doorward
