// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/process_wait.h"

#include "backend/common/limits.h"

#include <array>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorward::worker {

namespace {

constexpr std::array stopSignals{SIGTERM, SIGINT, SIGHUP};

bool hasEnded(pid_t child)
{
    siginfo_t about{};
    // Left unreaped, so that its id still means its process group.
    return waitid(P_PID, static_cast<id_t>(child), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           about.si_pid == child;
}

} // namespace

ProcessWait::ProcessWait()
{
    sigset_t waited;
    sigemptyset(&waited);
    sigaddset(&waited, SIGCHLD);
    for (const int number : stopSignals)
        sigaddset(&waited, number);
    sigprocmask(SIG_BLOCK, &waited, &m_before);
    m_signals = signalfd(-1, &waited, SFD_CLOEXEC | SFD_NONBLOCK);
    m_timer = timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
}

ProcessWait::~ProcessWait()
{
    for (const int number : stopSignals)
        std::signal(number, SIG_IGN);
    sigprocmask(SIG_SETMASK, &m_before, nullptr);
    for (const int descriptor : {m_signals, m_timer})
        if (descriptor >= 0)
            close(descriptor);
}

void ProcessWait::untilEnded(pid_t child)
{
    while (!hasEnded(child)) {
        std::array<pollfd, 2> sources{{{m_signals, POLLIN, 0}, {m_timer, POLLIN, 0}}};
        if (poll(sources.data(), sources.size(), -1) < 0)
            continue;
        if (sources[0].revents)
            handleSignals(child);
        if (sources[1].revents) {
            kill(-child, SIGKILL);
            const itimerspec never{};
            timerfd_settime(m_timer, 0, &never, nullptr);
        }
    }
    kill(-child, SIGTERM);
    waitpid(child, nullptr, 0);
}

void ProcessWait::handleSignals(pid_t child)
{
    signalfd_siginfo about{};
    while (read(m_signals, &about, sizeof about) == sizeof about) {
        if (about.ssi_signo == SIGCHLD || m_isStopping)
            continue;
        m_isStopping = true;
        kill(child, SIGTERM);
        itimerspec deadline{};
        deadline.it_value.tv_sec = limits::sessionStopSeconds;
        timerfd_settime(m_timer, 0, &deadline, nullptr);
    }
}

} // namespace doorward::worker
