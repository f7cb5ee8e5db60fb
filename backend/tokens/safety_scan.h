// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/tokens/guarded_reader.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace doorward {

/// Looks after the cards that sessions are bound to once a period, in a thread of its own for as
/// long as the process lives, because pcscd may keep whoever asks it waiting. Where there is
/// nothing to guard, nothing wakes up.
class SafetyScan
{
public:
    explicit SafetyScan(std::chrono::milliseconds period);
    SafetyScan(const SafetyScan &) = delete;
    SafetyScan &operator=(const SafetyScan &) = delete;

    /// Starts the thread, which never ends. False where the kernel refused; call it once.
    [[nodiscard]] bool start();

    /// The readers to guard from now on, and no others. For any one thread.
    void guard(std::vector<GuardedReader> readers);
    /// Readable when takeLost() has something.
    [[nodiscard]] int descriptor() const { return m_news.get(); }
    /// The readers whose card has gone, or may have, since the last call.
    [[nodiscard]] std::vector<LostCard> takeLost();

private:
    void run();
    void tell(std::vector<LostCard> lost);

    const std::chrono::milliseconds m_period;
    Descriptor m_news; // eventfd
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<GuardedReader> m_wanted; // these three guarded by m_mutex
    bool m_isNew = false;
    std::vector<LostCard> m_lost;
    std::thread m_thread;
};

} // namespace doorward
