// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"
#include "backend/common/wire.h"
#include "backend/daemon/base/event_loop.h"

#include <functional>
#include <memory>
#include <string>
#include <sys/types.h>

namespace doorward {

/// One doorward-worker: the process, watched by its pidfd, and our end of its socket.
///
/// A worker is never waited for: it goes away in its own time and onExit says when. Whoever owns
/// one keeps it until then (see Undertaker), or else it stays a zombie.
class WorkerProcess
{
public:
    /// Starts the program, which finds its socket as descriptor 3 and nothing else of ours.
    /// Null, with error set to a positive errno, where it cannot be started.
    [[nodiscard]] static std::unique_ptr<WorkerProcess>
    start(EventLoop &loop, const std::string &program, int &error);
    /// Watches a worker that an earlier daemon started: only onExit, kill() and terminate() work.
    /// Null where no such process is left.
    [[nodiscard]] static std::unique_ptr<WorkerProcess> adopt(EventLoop &loop, pid_t pid);

    WorkerProcess(const WorkerProcess &) = delete;
    WorkerProcess &operator=(const WorkerProcess &) = delete;

    /// Each message, in its order. Descriptors from a worker are closed unread.
    std::function<void(const wire::Message &)> onMessage;
    /// Once, when the process has ended and every message of it was handed over.
    std::function<void()> onExit;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool isRunning() const { return m_running; }

    /// False where the worker does not take it; it is then killed, and onExit follows.
    bool send(const wire::Message &message, int descriptor = -1);
    /// The worker sees end of file, and nothing of it is heard any more but its end.
    void closeSocket();
    void kill();
    /// Asks a worker with an open session to end it.
    void terminate();

private:
    WorkerProcess(EventLoop &loop, pid_t pid, Descriptor process, Descriptor socket, bool child);

    void readSocket();
    void exited();
    void signal(int number);

    pid_t m_pid;
    Descriptor m_process;
    Descriptor m_socket;
    bool m_child;
    bool m_running = true;
    EventLoop::Source m_onSocket;
    EventLoop::Source m_onProcess;
};

} // namespace doorward
