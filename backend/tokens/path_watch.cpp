// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/path_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <utility>

namespace doorward {

namespace {

constexpr std::uint32_t arrivals = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR;

std::string parentOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

} // namespace

PathWatch::PathWatch(std::string path) : m_path(std::move(path)) {}

void PathWatch::arm()
{
    // A new one each time: no old events in it, and no watch on a folder that has been replaced.
    m_notify = Descriptor(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    const std::string folder = parentOf(m_path);
    if (inotify_add_watch(m_notify.get(), folder.c_str(), arrivals) >= 0)
        return;
    inotify_add_watch(m_notify.get(), parentOf(folder).c_str(), arrivals);
    // It may have come between the two.
    inotify_add_watch(m_notify.get(), folder.c_str(), arrivals);
}

void PathWatch::disarm()
{
    m_notify = Descriptor();
}

void PathWatch::wait(std::chrono::milliseconds most) const
{
    pollfd readable{m_notify.get(), POLLIN, 0};
    poll(&readable, 1, static_cast<int>(most.count()));
}

} // namespace doorward
