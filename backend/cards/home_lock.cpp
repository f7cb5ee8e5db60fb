// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/home_lock.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>

extern "C" { // glibc 2.36's header does not say so itself
#include <sys/pidfd.h>
}

namespace doorward {

namespace {

struct flock wholeFile()
{
    struct flock lock
    {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// False where it has not by the deadline.
bool hasEnded(pid_t holder, HomeLock::Clock::time_point deadline)
{
    const Descriptor process(pidfd_open(holder, 0));
    if (!process.isValid())
        return errno == ESRCH;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - HomeLock::Clock::now());
        pollfd ended{process.get(), POLLIN, 0};
        const int ready = poll(&ended, 1, static_cast<int>(std::max<long>(left.count(), 0)));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

} // namespace

HomeLock::HomeLock(const std::string &folder, uid_t person)
{
    if (folder.empty() || (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST))
        return;
    const Descriptor place(open(folder.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    m_file = Descriptor(openat(place.get(), std::to_string(person).c_str(),
                               O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
}

bool HomeLock::waitUntilFree(Clock::time_point deadline) const
{
    while (m_file.isValid()) {
        struct flock found = wholeFile();
        if (fcntl(m_file.get(), F_GETLK, &found) != 0 || found.l_type == F_UNLCK)
            return true;
        // One without a number is out of our sight.
        if (found.l_pid <= 0 || !hasEnded(found.l_pid, deadline))
            return false;
    }
    return true;
}

bool HomeLock::hold(int descriptor)
{
    const struct flock lock = wholeFile();
    return fcntl(descriptor, F_SETLK, &lock) == 0;
}

} // namespace doorward
