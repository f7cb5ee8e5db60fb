// SPDX-License-Identifier: GPL-3.0-or-later

// doorward-session SESSION -- COMMAND...: between doorward-worker and the desktop, as the session's
// user. Runs the command, finds its compositor's display, starts the session's locker there, and
// ends with the command, with its status.

#include "backend/worker/session/compositor_watch.h"
#include "backend/worker/session/locker_unit.h"
#include "backend/worker/session/spawn.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace doorward::session;

constexpr int cannotRun = 127;
constexpr int stopLockerMilliseconds = 5000;

/// Blocked for good; children start without.
int openSignals()
{
    sigset_t waited;
    sigemptyset(&waited);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
        sigaddset(&waited, number);
    sigprocmask(SIG_BLOCK, &waited, nullptr);
    return signalfd(-1, &waited, SFD_CLOEXEC | SFD_NONBLOCK);
}

class Run
{
public:
    Run(std::string session, int signals) : m_session(std::move(session)), m_signals(signals) {}

    int run(const std::vector<std::string> &command, const char *runtimeFolder, bool hasLocker);

private:
    void handleSignals();
    /// Reaps every child there is to reap; notes how the command ended.
    void reap();
    void startLocker(const std::string &display);
    void stopLocker();

    const std::string m_session;
    const int m_signals;
    pid_t m_command = 0;
    std::optional<int> m_status;
    pid_t m_starting = 0; // the systemctl that starts the locker
    pid_t m_stopping = 0; // the systemctl that stops the locker
    std::unique_ptr<CompositorWatch> m_watch;
    std::unique_ptr<LockerUnit> m_locker;
};

int Run::run(const std::vector<std::string> &command, const char *runtimeFolder, bool hasLocker)
{
    if (hasLocker && runtimeFolder) {
        // Before the command, so that no display appears unseen.
        m_watch = std::make_unique<CompositorWatch>(runtimeFolder, m_session, getpid());
        m_locker = std::make_unique<LockerUnit>(runtimeFolder, m_session);
    }
    if (hasLocker && (!m_watch || !m_watch->isValid()))
        std::fputs("doorward-session: no runtime folder to watch; no locker starts\n", stderr);
    // A compositor that daemonizes stays our descendant.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    m_command = spawn(command);
    if (m_command < 0)
        return cannotRun;
    while (!m_status) {
        std::array<pollfd, 3> sources{{{m_signals, POLLIN, 0},
                                       {m_watch ? m_watch->events() : -1, POLLIN, 0},
                                       {m_watch ? m_watch->timer() : -1, POLLIN, 0}}};
        if (poll(sources.data(), sources.size(), -1) < 0)
            continue;
        if (sources[0].revents)
            handleSignals();
        std::string display;
        if (sources[1].revents)
            display = m_watch->handleEvents();
        if (display.empty() && sources[2].revents)
            display = m_watch->handleTimer();
        if (!display.empty())
            startLocker(display);
    }
    stopLocker();
    return WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : 128 + WTERMSIG(*m_status);
}

void Run::handleSignals()
{
    signalfd_siginfo about{};
    while (read(m_signals, &about, sizeof about) == sizeof about)
        if (about.ssi_signo != SIGCHLD && !m_status)
            kill(m_command, static_cast<int>(about.ssi_signo));
    reap();
}

void Run::reap()
{
    int status = 0;
    pid_t child = 0;
    while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
        if (child == m_command)
            m_status = status;
        else if (child == m_stopping)
            m_stopping = 0;
        else if (child == m_starting && status != 0)
            std::fputs("doorward-session: the locker did not start\n", stderr);
    }
}

void Run::startLocker(const std::string &display)
{
    m_watch.reset();
    m_starting = m_locker->start(display);
    if (m_starting < 0)
        std::fprintf(stderr, "doorward-session: the locker does not start: %s\n",
                     std::strerror(-m_starting));
}

void Run::stopLocker()
{
    m_stopping = m_locker ? m_locker->stop() : 0;
    pollfd signals{m_signals, POLLIN, 0};
    while (m_stopping > 0 && poll(&signals, 1, stopLockerMilliseconds) > 0)
        handleSignals();
}

} // namespace

int main(int count, char **arguments)
{
    const int signals = openSignals();
    if (count < 4 || std::strcmp(arguments[2], "--") != 0 || signals < 0) {
        std::fputs("usage: doorward-session SESSION -- COMMAND...\n", stderr);
        return cannotRun;
    }
    const char *sessionClass = std::getenv("XDG_SESSION_CLASS");
    const bool hasLocker = !sessionClass || std::strcmp(sessionClass, "greeter") != 0;
    return Run(arguments[1], signals)
        .run({arguments + 3, arguments + count}, std::getenv("XDG_RUNTIME_DIR"), hasLocker);
}
