// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/program.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace doorward::worker {

namespace {

/// A stream into the journal as systemd-cat makes one (systemd.journal stdout protocol: a header of
/// seven lines, then the output); -1 where there is no journal.
int openJournal(const std::string &name)
{
    const int stream = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    constexpr std::string_view path = "/run/systemd/journal/stdout";
    std::copy(path.begin(), path.end(), address.sun_path);
    // Identifier, unit, priority (6: info), level prefixes, forward to syslog, kmsg, console.
    const std::string header = name + "\n\n6\n1\n0\n0\n0\n";
    if (stream >= 0 &&
        connect(stream, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        shutdown(stream, SHUT_RD) == 0 &&
        send(stream, header.data(), header.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(header.size()))
        return stream;
    if (stream >= 0)
        close(stream);
    return -1;
}

bool becomeUser(const Account &account)
{
    if (setresgid(account.gid, account.gid, account.gid) != 0 ||
        setresuid(account.uid, account.uid, account.uid) != 0)
        return false;
    uid_t uids[3];
    gid_t gids[3];
    if (getresuid(&uids[0], &uids[1], &uids[2]) != 0 ||
        getresgid(&gids[0], &gids[1], &gids[2]) != 0)
        return false;
    const auto isUser = [&](uid_t uid) { return uid == account.uid; };
    const auto isGroup = [&](gid_t gid) { return gid == account.gid; };
    return std::all_of(uids, uids + 3, isUser) && std::all_of(gids, gids + 3, isGroup) &&
           (account.uid == 0 || setuid(0) != 0);
}

void resetSignals()
{
    // SIGKILL, SIGSTOP and the C library's own refuse, as they should.
    for (int number = 1; number < NSIG; ++number)
        std::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// A system service may be spared by the kernel's memory killer; what a person runs is not.
void resetMemoryScore()
{
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)!write(file, "0", 1);
    close(file);
}

void redirectStreams(const std::string &journalName)
{
    const int nothing = open("/dev/null", O_RDWR);
    const int journal = openJournal(journalName);
    dup2(nothing, STDIN_FILENO);
    dup2(journal >= 0 ? journal : nothing, STDOUT_FILENO);
    dup2(journal >= 0 ? journal : nothing, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
}

std::vector<char *> pointers(const std::vector<std::string> &texts)
{
    std::vector<char *> result;
    result.reserve(texts.size() + 1);
    for (const std::string &text : texts)
        result.push_back(const_cast<char *>(text.c_str()));
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void runChild(const Program &program)
{
    constexpr int cannotStart = 127;
    const std::vector<char *> arguments = pointers(program.command);
    const std::vector<char *> environment = pointers(program.environment);
    setsid();
    resetSignals();
    resetMemoryScore();
    setrlimit(RLIMIT_CORE, &program.coreLimit);
    if (!becomeUser(program.account))
        _exit(cannotStart);
    // As the user: the journal notes who opened the stream.
    redirectStreams(program.journalName);
    if (chdir(program.account.home.c_str()) != 0 && chdir("/") != 0)
        _exit(cannotStart);
    execve(arguments.front(), arguments.data(), environment.data());
    _exit(cannotStart);
}

} // namespace

pid_t start(const Program &program)
{
    const pid_t child = fork();
    if (child == 0)
        runChild(program);
    return child < 0 ? -errno : child;
}

} // namespace doorward::worker
