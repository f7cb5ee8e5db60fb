// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <sys/types.h>

namespace doorward::worker {

/// Waits for a child while passing on the wish to end. Make it before the fork, so that no signal
/// is missed; it blocks SIGCHLD, SIGTERM, SIGINT and SIGHUP for as long as it lives, and leaves the
/// last three ignored, so that what is left to do for the session's end is done. One thread.
class ProcessWait
{
public:
    ProcessWait();
    ~ProcessWait();
    ProcessWait(const ProcessWait &) = delete;
    ProcessWait &operator=(const ProcessWait &) = delete;

    [[nodiscard]] bool isValid() const { return m_signals >= 0 && m_timer >= 0; }
    /// Returns when child, the leader of a process group, has ended and is reaped; whatever is left
    /// of its group has then been told to end, too. A signal that came to us makes it SIGTERM for
    /// the child and, limits::sessionStopSeconds later, SIGKILL for its group.
    void untilEnded(pid_t child);

private:
    void handleSignals(pid_t child);

    sigset_t m_before{};
    int m_signals = -1;
    int m_timer = -1;
    bool m_isStopping = false;
};

} // namespace doorward::worker
