// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/base/bus.h"

#include <deque>
#include <memory>
#include <string>

namespace doorward {

/// Takes away the PINs of people who are gone: when AccountsService says that somebody was removed,
/// when the daemon starts, and once a day.
///
/// Only who was in /etc/passwd itself when they set their PIN, and is not in it now, is gone. Of a
/// directory's users nothing is known by their absence: one that does not answer looks like one
/// that has nobody. Theirs are an administrator's to remove.
class PinSweep
{
public:
    explicit PinSweep(Backend &backend) : m_backend(backend) {}
    ~PinSweep();
    PinSweep(const PinSweep &) = delete;
    PinSweep &operator=(const PinSweep &) = delete;

    /// Sweeps, and goes on to. False where AccountsService will not be heard.
    [[nodiscard]] bool start();

private:
    void sweep();
    void next();
    void finished();
    static int userDeleted(sd_bus_message *message, void *self, sd_bus_error *error);

    Backend &m_backend;
    bus::Slot m_deletions;
    EventLoop::Source m_daily;
    EventLoop::Source m_deadline;
    std::deque<std::string> m_gone; ///< yet to be seen to
    std::string m_user;             ///< whom the worker sees to
    std::unique_ptr<WorkerProcess> m_worker;
    bool m_removed = false;
};

} // namespace doorward
