// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/conversation/worker_process.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr int workerSocket = 3;

// glibc 2.36 declares both of these for C alone.
Descriptor openProcess(pid_t pid)
{
    return Descriptor(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
}

void signalProcess(const Descriptor &process, int number)
{
    syscall(SYS_pidfd_send_signal, process.get(), number, nullptr, 0);
}

/// In the child between fork and exec: async-signal-safe calls only. What keeps it from becoming
/// the worker it tells through failure, which closes when it has become one.
[[noreturn]] void becomeWorker(const char *program, int socket, int failure, pid_t parent,
                               char *const environment[])
{
    // An unfinished conversation does not outlive the daemon; the worker lifts this when it has
    // opened a session. The daemon may have gone before this line.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    umask(022);
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    // Out of the way of descriptor 3 first; dup2 of one onto itself would leave it close-on-exec.
    failure = fcntl(failure, F_DUPFD_CLOEXEC, workerSocket + 1);
    const bool placed = socket == workerSocket ? fcntl(socket, F_SETFD, 0) == 0
                                               : dup2(socket, workerSocket) == workerSocket;
    if (failure >= 0 && placed && null >= 0 && dup2(null, STDIN_FILENO) == STDIN_FILENO) {
        close_range(workerSocket + 1, ~0U, CLOSE_RANGE_CLOEXEC);
        char *const arguments[] = {const_cast<char *>(program), nullptr};
        execve(program, arguments, environment);
    }
    const int error = errno;
    // Where this fails, too, the early end of the process says enough.
    if (write(failure, &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

/// The errno that kept the child from becoming the worker, or 0: waits for one or the other.
int startError(int failure)
{
    int error = 0;
    ssize_t got = -1;
    do {
        got = read(failure, &error, sizeof error);
    } while (got < 0 && errno == EINTR);
    return got == static_cast<ssize_t>(sizeof error) ? error : 0;
}

std::string inherited(const char *name, const char *standard)
{
    const char *value = std::getenv(name);
    return std::string(name) + '=' + (value && *value ? value : standard);
}

} // namespace

std::unique_ptr<WorkerProcess> WorkerProcess::start(EventLoop &loop, const std::string &program,
                                                    int &error)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        error = errno;
        return nullptr;
    }
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        error = errno;
        return nullptr;
    }
    const Descriptor reading(ends[0]);
    Descriptor failure(ends[1]);
    fcntl(ours.get(), F_SETFL, O_NONBLOCK);

    std::string path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    std::string language = inherited("LANG", "C.UTF-8");
    char *const environment[] = {path.data(), language.data(), nullptr};
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0)
        becomeWorker(program.c_str(), theirs.get(), failure.get(), parent, environment);
    if (pid < 0) {
        error = errno;
        return nullptr;
    }
    failure.reset();
    error = startError(reading.get());
    Descriptor process = openProcess(pid);
    if (error == 0 && !process.isValid())
        error = errno;
    if (error != 0) {
        ::kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        return nullptr;
    }
    return std::unique_ptr<WorkerProcess>(
        new WorkerProcess(loop, pid, std::move(process), std::move(ours), true));
}

std::unique_ptr<WorkerProcess> WorkerProcess::adopt(EventLoop &loop, pid_t pid)
{
    Descriptor process = openProcess(pid);
    if (!process.isValid())
        return nullptr;
    return std::unique_ptr<WorkerProcess>(
        new WorkerProcess(loop, pid, std::move(process), Descriptor(), false));
}

WorkerProcess::WorkerProcess(EventLoop &loop, pid_t pid, Descriptor process, Descriptor socket,
                             bool child)
    : m_pid(pid), m_process(std::move(process)), m_socket(std::move(socket)), m_child(child)
{
    if (m_socket.isValid())
        m_onSocket = loop.onReadable(m_socket.get(), [this] { readSocket(); });
    m_onProcess = loop.onReadable(
        m_process.get(), [this] { exited(); }, true);
}

bool WorkerProcess::send(const wire::Message &message, int descriptor)
{
    // A worker that does not read has stopped working: its queue holds more than it is ever sent.
    if (m_socket.isValid() && wire::send(m_socket.get(), message, descriptor) == 0)
        return true;
    kill();
    return false;
}

void WorkerProcess::closeSocket()
{
    m_onSocket.reset();
    m_socket.reset();
}

void WorkerProcess::kill()
{
    signal(SIGKILL);
}

void WorkerProcess::terminate()
{
    signal(SIGTERM);
}

void WorkerProcess::readSocket()
{
    wire::Received received;
    const int error = wire::receive(m_socket.get(), received);
    const Descriptor unread(received.descriptor);
    if (error == -EAGAIN)
        return;
    if (error == 0 && received.message) {
        // A copy: the callee may hand this worker to somebody else, who listens instead.
        if (const auto heard = onMessage)
            heard(*received.message);
        return;
    }
    if (error != 0)
        kill();
    closeSocket();
}

void WorkerProcess::exited()
{
    m_onProcess.reset();
    m_running = false;
    closeSocket();
    siginfo_t about{};
    if (m_child)
        waitid(P_PIDFD, static_cast<id_t>(m_process.get()), &about, WEXITED | WNOHANG);
    if (const auto gone = onExit)
        gone();
}

void WorkerProcess::signal(int number)
{
    if (m_running)
        signalProcess(m_process, number);
}

} // namespace doorward
