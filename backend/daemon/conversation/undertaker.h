// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/event_loop.h"
#include "backend/daemon/conversation/worker_process.h"

#include <list>
#include <memory>
#include <sys/types.h>

namespace doorward {

/// Ends workers whose conversation is over and keeps them until they are gone.
class Undertaker
{
public:
    explicit Undertaker(EventLoop &loop) : m_loop(loop) {}

    /// Kills worker.
    void end(std::unique_ptr<WorkerProcess> worker, uid_t uid);
    /// Lets worker finish what it is judging, then ends it. Killing it before its verdict would
    /// spare a guesser the delay after a wrong answer, and a module its count of it.
    void endAfterVerdict(std::unique_ptr<WorkerProcess> worker, uid_t uid);

    /// How many are on their way out that were asked for by uid.
    [[nodiscard]] unsigned count(uid_t uid) const;

private:
    struct Leaving
    {
        std::unique_ptr<WorkerProcess> worker;
        uid_t uid;
        EventLoop::Source deadline;
    };

    Leaving &keep(std::unique_ptr<WorkerProcess> worker, uid_t uid);
    void sweep();

    EventLoop &m_loop;
    std::list<Leaving> m_leaving;
    EventLoop::Source m_sweep;
};

} // namespace doorward
