// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/tokens/backoff.h"
#include "backend/tokens/guarded_reader.h"
#include "backend/tokens/reader_report.h"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>
#include <winscard.h>

namespace doorward {

/// Looks at pcscd's readers for as long as the process lives, in a thread of its own, because the
/// library can only wait by blocking.
///
/// What it tells is what pcscd has said last; without a pcscd there are no readers. It never gives
/// up: after an error it connects again, as soon as pcscd's socket is touched or after a while.
class CardWatcher
{
public:
    /// scan: how often to look without an event, in case one got lost. pauses: between attempts to
    /// reach pcscd.
    explicit CardWatcher(std::chrono::seconds scan, Backoff pauses = Backoff());
    CardWatcher(const CardWatcher &) = delete;
    CardWatcher &operator=(const CardWatcher &) = delete;

    /// Starts the thread, which never ends. False where the kernel refused; call it once.
    [[nodiscard]] bool start();

    /// Readable when take() has something new.
    [[nodiscard]] int descriptor() const { return m_news.get(); }
    /// The readers as they are now, none of them identified. For any one thread.
    [[nodiscard]] std::vector<ReaderReport> take();
    /// Somebody knows better: the card of this sight has gone, or may have, and no event told. What
    /// is in the reader now is another sight. For any one thread.
    void distrust(const LostCard &card);

private:
    void run();
    void watch(SCARDCONTEXT context);
    [[nodiscard]] bool waitForChange(SCARDCONTEXT context, std::vector<SCARD_READERSTATE> &states);
    void publish(std::vector<ReaderReport> readers);
    void tell() const;
    void numberArrivals(std::vector<ReaderReport> &readers);

    const DWORD m_scanMilliseconds;
    Backoff m_pauses;  // the thread's own
    Descriptor m_news; // eventfd
    std::mutex m_mutex;
    std::vector<ReaderReport> m_readers; // these three guarded by m_mutex
    bool m_published = false;
    std::uint32_t m_arrivals = 0;
    std::thread m_thread;
};

} // namespace doorward
