// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/home_reader.h"

#include "backend/cards/home_lock.h"
#include "backend/common/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" { // glibc 2.36's header does not say so itself
#include <sys/pidfd.h>
}

namespace doorward {

namespace {

using Clock = std::chrono::steady_clock;
using State = HomeReader::State;

// The child's answer: a State in one byte, and where that is Read, the file's.
constexpr int answerPipe = 0;
constexpr int heldLock = 1;

/// For one that is killed and hangs in the kernel: then it is left to whoever reaps it.
constexpr std::chrono::milliseconds dyingTime{500};

// From here on the child's side of the fork: only what is safe there.

int openBelow(int folder, const char *path, std::uint64_t flags, std::uint64_t links)
{
    open_how how{};
    how.flags = flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    how.resolve = links | RESOLVE_NO_MAGICLINKS | RESOLVE_BENEATH;
    return static_cast<int>(syscall(SYS_openat2, folder, path, &how, sizeof how));
}

State whyClosed()
{
    if (errno == ENOENT)
        return State::Missing;
    return errno == ELOOP || errno == EXDEV ? State::Linked : State::Closed;
}

bool isTheirs(const struct stat &about, uid_t person)
{
    return (about.st_uid == person || about.st_uid == 0) &&
           (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool isSame(const timespec &one, const timespec &other)
{
    return one.tv_sec == other.tv_sec && one.tv_nsec == other.tv_nsec;
}

bool writeAll(const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t done = write(answerPipe, bytes, size);
        if (done <= 0)
            return false;
        bytes += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}

State answer(State state)
{
    const char byte = static_cast<char>(state);
    return writeAll(&byte, 1) ? state : State::Broken;
}

/// Where the file is good, its bytes go into buffer, and it is still what it was.
State readFile(int file, uid_t person, char *buffer, std::size_t most, std::size_t &size)
{
    struct stat before
    {
    }, after{};
    if (fstat(file, &before) != 0)
        return State::Closed;
    if (!S_ISREG(before.st_mode) || !isTheirs(before, person) || before.st_nlink != 1 ||
        before.st_size < 0 || static_cast<std::size_t>(before.st_size) > most)
        return State::Untrusted;
    for (size = 0; size < most;) {
        const ssize_t got = read(file, buffer + size, most - size);
        if (got < 0)
            return State::Closed;
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    const bool isWhole = size == static_cast<std::size_t>(before.st_size);
    if (fstat(file, &after) != 0 || !isWhole || after.st_size != before.st_size ||
        !isSame(before.st_mtim, after.st_mtim) || !isSame(before.st_ctim, after.st_ctim))
        return State::Changing;
    return State::Read;
}

State findAndRead(const HomeReader::Person &person, const char *folderPath, const char *name,
                  char *buffer, std::size_t most, std::size_t &size)
{
    // Where the home is, root has said: it may well be behind a link.
    const int home = open(person.home.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (home < 0)
        return whyClosed();
    // Whoever could put a link there could as well put a folder there: what is at its end counts.
    const int folder = openBelow(home, folderPath, O_RDONLY | O_DIRECTORY, 0);
    if (folder < 0)
        return whyClosed();
    struct stat about
    {};
    if (fstat(folder, &about) != 0)
        return State::Closed;
    if (!isTheirs(about, person.uid))
        return State::Untrusted;
    const int file = openBelow(folder, name, O_RDONLY, RESOLVE_NO_SYMLINKS);
    return file < 0 ? whyClosed() : readFile(file, person.uid, buffer, most, size);
}

/// What the caller knows stays with it: nobody may look into this process, not even who it becomes.
bool becomePerson(const HomeReader::Person &person, int pipe, int lock, pid_t parent)
{
    const rlimit none{0, 0};
    // Out of the way of the two numbers that they get.
    const int keptPipe = fcntl(pipe, F_DUPFD, heldLock + 1);
    const int keptLock = lock < 0 ? -1 : fcntl(lock, F_DUPFD, heldLock + 1);
    const unsigned first = lock < 0 ? answerPipe + 1 : heldLock + 1;
    if (dup2(keptPipe, answerPipe) != answerPipe ||
        (lock >= 0 && dup2(keptLock, heldLock) != heldLock) || close_range(first, ~0u, 0) != 0 ||
        chdir("/") != 0 || setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        return false;
    for (int number = 1; number < NSIG; ++number)
        signal(number, SIG_DFL);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, nullptr);
    const bool isThem = geteuid() == 0 ? setgroups(0, nullptr) == 0 &&
                                             setresgid(person.gid, person.gid, person.gid) == 0 &&
                                             setresuid(person.uid, person.uid, person.uid) == 0
                                       : geteuid() == person.uid;
    // The parent-death signal comes last: changing the user clears it.
    return isThem && prctl(PR_SET_DUMPABLE, 0) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
           getppid() == parent;
}

// From here on the parent's.

int millisecondsUntil(Clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

bool isReady(int descriptor, Clock::time_point deadline)
{
    for (;;) {
        pollfd readable{descriptor, POLLIN, 0};
        const int ready = poll(&readable, 1, millisecondsUntil(deadline));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

/// All that comes until the pipe ends, at most most bytes. False where it does not end in time.
bool drain(int pipe, std::size_t most, Clock::time_point deadline, std::string &into)
{
    std::array<char, 4096> part{};
    while (into.size() <= most && isReady(pipe, deadline)) {
        const ssize_t got = ::read(pipe, part.data(), part.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        into.append(part.data(), static_cast<std::size_t>(got));
    }
    return false;
}

void end(pid_t child)
{
    const Descriptor process(pidfd_open(child, 0));
    kill(child, SIGKILL);
    if (process.isValid())
        static_cast<void>(isReady(process.get(), Clock::now() + dyingTime));
    waitpid(child, nullptr, WNOHANG);
}

} // namespace

State HomeReader::read(const char *folder, const char *file, std::chrono::milliseconds patience,
                       std::string &into)
{
    const auto deadline = Clock::now() + patience;
    const HomeLock lock(m_locks, m_person.uid);
    if (!lock.waitUntilFree(deadline))
        return State::Held;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return State::Broken;
    const Descriptor pipe(ends[0]);
    Descriptor theirs(ends[1]);
    std::string buffer(m_most, '\0'); // made before the fork, where memory may still be asked for
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        std::size_t size = 0;
        if (!becomePerson(m_person, theirs.get(), lock.descriptor(), parent))
            _exit(1);
        if (lock.descriptor() >= 0 && !HomeLock::hold(heldLock)) {
            answer(State::Held);
            _exit(0);
        }
        const State state = findAndRead(m_person, folder, file, buffer.data(), m_most, size);
        if (answer(state) == State::Read)
            writeAll(buffer.data(), size);
        _exit(0);
    }
    if (child < 0)
        return State::Broken;
    theirs.reset();
    std::string said;
    const bool isEnded = drain(pipe.get(), m_most + 1, deadline, said);
    end(child);
    if (!isEnded)
        return State::Silent;
    if (said.empty() || said.front() < 0 || said.front() > static_cast<char>(State::Broken))
        return State::Broken;
    const State state = static_cast<State>(said.front());
    if (state == State::Read)
        into = said.substr(1);
    return state;
}

} // namespace doorward
