// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_faults.h"

#include <array>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

using std::chrono::milliseconds;

/// The times of the last ones, in milliseconds; 0 where there was none.
using Times = std::array<std::int64_t, LockFaults::tooMany>;

/// The file, or -1. Whatever else stands in its place is not opened, nor waited for.
int openFile(const std::string &path)
{
    const int file =
        open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    struct stat about
    {};
    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        close(file);
        return -1;
    }
    return file;
}

bool isOfLate(std::int64_t time, milliseconds now)
{
    return time > 0 && time <= now.count() && now - milliseconds(time) < LockFaults::memory;
}

} // namespace

LockFaults::LockFaults(std::string folder, const std::string &session)
    : m_folder(std::move(folder)), m_path(m_folder + "/faults-" + session)
{}

bool LockFaults::note(milliseconds now) const
{
    mkdir(m_folder.c_str(), 0700);
    const int file = openFile(m_path);
    if (file < 0)
        return false;
    Times times{};
    if (pread(file, times.data(), sizeof times, 0) != static_cast<ssize_t>(sizeof times))
        times = {};
    for (std::size_t i = 1; i < times.size(); ++i)
        times[i - 1] = times[i];
    times.back() = now.count();
    // What cannot be kept is no reason to do without the lock screen: the next one looks as usual.
    static_cast<void>(!pwrite(file, times.data(), sizeof times, 0));
    close(file);
    for (const std::int64_t time : times)
        if (!isOfLate(time, now))
            return false;
    return true;
}

void LockFaults::clear() const
{
    unlink(m_path.c_str());
}

milliseconds LockFaults::now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                    std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace doorward
