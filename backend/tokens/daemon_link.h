// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/common/wire.h"
#include "backend/tokens/backoff.h"
#include "backend/tokens/guarded_reader.h"
#include "backend/tokens/path_watch.h"

#include <chrono>
#include <functional>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

namespace doorward {

/// The connection to doorwardd's tokens.sock: carries the latest report over, now or as soon as
/// doorwardd is there. For the thread of the loop.
class DaemonLink
{
public:
    using Clock = std::chrono::steady_clock;

    explicit DaemonLink(std::string path);

    /// doorwardd says which sights of readers, by their reported names, and which slots outside
    /// pcscd sessions are bound to. Where
    /// it is lost, they are guarded until the next one has said what is: whatever happens between
    /// the two would not be found out otherwise.
    std::function<void(const std::vector<GuardedReader> &, const std::vector<WantedSlot> &)>
        onGuard;

    /// What doorwardd is to know. It gets each report, or a later one in its place.
    void report(const wire::Message &readers);

    /// Adds what to wait for; answered to by onReady() with the same entries.
    void addTo(std::vector<pollfd> &waiting) const;
    /// When to call onTime(); nothing while there is no reason to.
    [[nodiscard]] std::optional<Clock::time_point> deadline() const { return m_retry; }
    void onReady(const std::vector<pollfd> &ready);
    void onTime();

private:
    void connect();
    void sendPending();
    void readWord();
    void lose();

    std::string m_path;
    PathWatch m_watch;
    Backoff m_backoff;
    Descriptor m_socket;
    std::optional<wire::Message> m_latest;
    bool m_isPending = false;
    std::optional<Clock::time_point> m_retry;
};

} // namespace doorward
