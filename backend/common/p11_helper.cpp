// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/p11_helper.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" { // glibc 2.36's header does not say so itself
#include <sys/pidfd.h>
}

namespace doorward {

namespace {

constexpr int helperSocket = 3;
constexpr int programFile = 4;

bool limit(__rlimit_resource what, rlim_t most)
{
    const rlimit both{most, most};
    return setrlimit(what, &both) == 0;
}

/// What lasts has a limit to begin with, and moves it itself.
bool limitProcessorTime(bool lasts)
{
    rlimit time{};
    if (getrlimit(RLIMIT_CPU, &time) != 0)
        return false;
    time.rlim_cur = std::min<rlim_t>(limits::tokenOperationSeconds, time.rlim_max);
    if (!lasts)
        time.rlim_max = time.rlim_cur;
    return setrlimit(RLIMIT_CPU, &time) == 0;
}

/// The socket becomes descriptor 3; the program to run is programFile, and closed by running it.
bool takeDescriptors(int socket, int program)
{
    const int nothing = open("/dev/null", O_RDWR);
    // Above the numbers that are dealt out, so that no dup2 closes what the next one needs.
    const int kept = fcntl(socket, F_DUPFD, 10);
    const int keptProgram = fcntl(program, F_DUPFD, 10);
    return nothing >= 0 && kept >= 0 && keptProgram >= 0 && dup2(nothing, 0) == 0 &&
           dup2(nothing, 1) == 1 && dup2(nothing, 2) == 2 &&
           dup2(kept, helperSocket) == helperSocket &&
           dup3(keptProgram, programFile, O_CLOEXEC) == programFile &&
           close_range(programFile + 1, ~0u, 0) == 0;
}

void resetSignals()
{
    for (int number = 1; number < NSIG; ++number)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// The child's side of the fork: only what is safe between fork and exec.
[[noreturn]] void runChild(const char *name, int program, const std::optional<Cage> &cage,
                           int socket, pid_t parent, bool lasts)
{
    resetSignals();
    // A software module counts up in its files even where it only reads.
    const bool keepsFiles = cage && !cage->paths.empty();
    // The parent-death signal comes last: changing the user clears it.
    if (takeDescriptors(socket, program) && (!cage || cage->makeView()) && limit(RLIMIT_CORE, 0) &&
        limit(RLIMIT_NOFILE, 64) && limit(RLIMIT_FSIZE, keepsFiles ? limits::moduleFileBytes : 0) &&
        limitProcessorTime(lasts) && (!cage || cage->becomeUser()) &&
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
        getppid() == parent && chdir("/") == 0) {
        const char *arguments[] = {name, nullptr};
        char *environment[] = {nullptr};
        // By its descriptor: its path may be out of sight by now.
        fexecve(programFile, const_cast<char **>(arguments), environment);
    }
    _exit(127);
}

int millisecondsUntil(P11Helper::Clock::time_point deadline)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - P11Helper::Clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

} // namespace

P11Helper::~P11Helper()
{
    stop();
}

P11Helper::Fault P11Helper::start(const std::string &program, const std::optional<Cage> &cage,
                                  const wire::Message &request, int descriptor)
{
    stop();
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return Fault::Start;
    Descriptor ours(pair[0]);
    const Descriptor theirs(pair[1]);
    const Descriptor file(open(program.c_str(), O_PATH | O_CLOEXEC));
    if (!file.isValid())
        return Fault::Start;
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0)
        runChild(program.c_str(), file.get(), cage, theirs.get(), parent,
                 request.type() == wire::Type::P11Watch);
    if (child < 0)
        return Fault::Start;
    m_child = child;
    m_process = Descriptor(pidfd_open(child, 0));
    m_socket = std::move(ours);
    if (!m_process.isValid() || wire::send(m_socket.get(), request, descriptor) != 0) {
        stop();
        return Fault::Start;
    }
    return Fault::None;
}

P11Helper::Fault P11Helper::next(Clock::time_point deadline, std::optional<wire::Message> &into)
{
    for (;;) {
        pollfd readable{m_socket.get(), POLLIN, 0};
        const int ready = poll(&readable, 1, millisecondsUntil(deadline));
        if (ready > 0)
            break;
        if (ready == 0)
            return Fault::Silent;
        if (errno != EINTR)
            return Fault::Lost;
    }
    wire::Received received;
    const int error = wire::receive(m_socket.get(), received);
    const Descriptor uninvited(received.descriptor);
    if (error == -EBADMSG)
        return Fault::Garbled;
    if (error != 0 || !received.message)
        return Fault::Lost;
    into = std::move(received.message);
    return Fault::None;
}

void P11Helper::stop()
{
    if (m_child <= 0)
        return;
    if (m_process.isValid())
        pidfd_send_signal(m_process.get(), SIGKILL, nullptr, 0);
    else
        kill(m_child, SIGKILL);
    while (waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_child = -1;
    m_process = Descriptor();
    m_socket = Descriptor();
}

bool hasFlag(std::string_view flags, std::string_view word)
{
    while (!flags.empty()) {
        const auto end = std::min(flags.find(' '), flags.size());
        if (flags.substr(0, end) == word)
            return true;
        flags.remove_prefix(std::min(end + 1, flags.size()));
    }
    return false;
}

} // namespace doorward
