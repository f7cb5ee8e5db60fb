// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/apart.h"

#include "backend/common/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" { // glibc 2.36's header does not say so itself
#include <sys/pidfd.h>
}

namespace doorward::tpm {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int errandSocket = 3;
// What is written: judgingMark or nothing, then the result, then the answer.
constexpr unsigned char judgingMark = 0xff;
// For a killed process to be gone: one that the kernel holds on to is left to it.
constexpr int reapMilliseconds = 500;

bool sendAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

[[noreturn]] void runChild(int socket, pid_t parent, std::size_t keySize,
                           const std::function<void(const Errand &)> &work)
{
    // The library tells stderr of every TPM that is not there, which is most people's.
    setenv("TSS2_LOG", "all+none", 0);
    LockedBytes key(keySize);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
        dup2(socket, errandSocket) == errandSocket && close_range(errandSocket + 1, ~0U, 0) == 0 &&
        key.isValid() &&
        recv(errandSocket, key.data(), keySize, MSG_WAITALL) == static_cast<ssize_t>(keySize))
        work(Errand(errandSocket, key));
    // Nothing of the program around us runs twice.
    _exit(0);
}

/// Reads to the end or till there is no more room; how many bytes, or -1 at the deadline.
ssize_t readUntil(int socket, Clock::time_point deadline, const LockedBytes &into)
{
    std::size_t size = 0;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd readable{socket, POLLIN, 0};
        const int ready = poll(&readable, 1, static_cast<int>(std::max(left.count(), {})));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return -1;
        const ssize_t got = read(socket, into.data() + size, into.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        // A process that died with our key unread resets the connection.
        size += static_cast<std::size_t>(std::max(got, ssize_t{0}));
        if (got <= 0 || size == into.size())
            return static_cast<ssize_t>(size);
    }
}

/// What was said is not believed to make sense: a library that chokes may write anywhere.
Returned take(const LockedBytes &said, ssize_t size, LockedBytes &answer)
{
    Returned back;
    const unsigned char *next = said.data();
    back.judged = next[0] == judgingMark;
    if (size < 0)
        back.result = Result::Missing;
    const std::size_t head = back.judged ? 2 : 1;
    if (size < static_cast<ssize_t>(head) ||
        next[head - 1] > static_cast<unsigned char>(Result::Broken))
        return back;
    const std::size_t rest = static_cast<std::size_t>(size) - head;
    if (rest > answerMost)
        return back;
    back.result = static_cast<Result>(next[head - 1]);
    back.answer = rest;
    std::memcpy(answer.data(), next + head, rest);
    return back;
}

/// process: its pidfd. The number alone may be somebody else's by now, where the program around us
/// reaps whatever ends.
void end(pid_t child, const Descriptor &process)
{
    if (!process.isValid() || pidfd_send_signal(process.get(), SIGKILL, nullptr, 0) != 0)
        return;
    pollfd gone{process.get(), POLLIN, 0};
    while (poll(&gone, 1, reapMilliseconds) < 0 && errno == EINTR) {
    }
    (void)waitpid(child, nullptr, WNOHANG);
}

} // namespace

void Errand::judging() const
{
    const char mark = static_cast<char>(judgingMark);
    if (!sendAll(m_descriptor, {&mark, 1}))
        _exit(1);
}

bool Errand::answer(Result result, std::string_view bytes) const
{
    const char code = static_cast<char>(result);
    return bytes.size() <= answerMost && sendAll(m_descriptor, {&code, 1}) &&
           sendAll(m_descriptor, bytes);
}

Returned runApart(unsigned seconds, const LockedBytes &key,
                  const std::function<void(const Errand &)> &work, LockedBytes &answer)
{
    const auto deadline = Clock::now() + std::chrono::seconds(seconds);
    // The two marks, and one byte more than fits.
    LockedBytes said(answerMost + 3);
    int pair[2];
    if (!said.isValid() || !key.isValid() || answer.size() < answerMost ||
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return {};
    const Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0)
        runChild(theirs.get(), parent, key.size(), work);
    theirs.reset();
    if (child < 0)
        return {};
    // It cannot have ended yet: it waits for the key.
    const Descriptor process(pidfd_open(child, 0));
    const ssize_t size = process.isValid() && sendAll(ours.get(), key.view())
                             ? readUntil(ours.get(), deadline, said)
                             : 0;
    end(child, process);
    return take(said, size, answer);
}

} // namespace doorward::tpm
