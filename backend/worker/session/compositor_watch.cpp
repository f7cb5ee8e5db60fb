// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session/compositor_watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <unistd.h>

namespace doorward::session {

namespace {

// A socket's file appears when it is bound, a moment before it listens, and nothing announces the
// latter. So a refused connection is tried again, for two seconds at the most.
constexpr long retryNanoseconds = 10'000'000;
constexpr unsigned retries = 200;

enum class Connection { Ours, Refused, Foreign };

std::string readFile(const std::string &path)
{
    std::ifstream file(path);
    std::string content;
    std::getline(file, content, '\0');
    return content;
}

/// 0 where there is no such process.
pid_t parentOf(pid_t process)
{
    const std::string stat = readFile("/proc/" + std::to_string(process) + "/stat");
    // "PID (NAME) STATE PARENT": the name may hold anything.
    const auto end = stat.rfind(") ");
    pid_t parent = 0;
    if (end != std::string::npos && stat.size() > end + 4)
        std::from_chars(stat.data() + end + 4, stat.data() + stat.size(), parent);
    return parent;
}

Connection connectTo(const std::string &path, pid_t ancestor, const std::string &session)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return Connection::Foreign;
    path.copy(address.sun_path, path.size());
    const int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (connection < 0)
        return Connection::Refused;
    ucred peer{};
    socklen_t size = sizeof peer;
    const bool isConnected =
        connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    close(connection);
    if (!isConnected)
        return Connection::Refused;
    const bool isOurs = peer.uid == getuid() && belongsToSession(peer.pid, ancestor, session);
    return isOurs ? Connection::Ours : Connection::Foreign;
}

} // namespace

CompositorWatch::CompositorWatch(std::string folder, std::string session, pid_t ancestor)
    : m_folder(std::move(folder)), m_session(std::move(session)), m_ancestor(ancestor),
      m_events(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
{
    if (m_events >= 0 &&
        inotify_add_watch(m_events, m_folder.c_str(), IN_CREATE | IN_MOVED_TO) < 0) {
        close(m_events);
        m_events = -1;
    }
}

CompositorWatch::~CompositorWatch()
{
    for (const int descriptor : {m_events, m_timer})
        if (descriptor >= 0)
            close(descriptor);
}

std::string CompositorWatch::handleEvents()
{
    alignas(inotify_event) std::array<char, 16 * 1024> buffer;
    ssize_t got = 0;
    while ((got = read(m_events, buffer.data(), buffer.size())) > 0) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const std::string name = event.len ? buffer.data() + at + sizeof event : "";
            at += sizeof event + event.len;
            if (!isDisplayName(name))
                continue;
            m_candidate = name;
            m_triesLeft = retries;
            const std::string found = tryCandidate();
            if (!found.empty())
                return found;
        }
    }
    return {};
}

std::string CompositorWatch::handleTimer()
{
    std::uint64_t expirations = 0;
    (void)!read(m_timer, &expirations, sizeof expirations);
    return tryCandidate();
}

std::string CompositorWatch::tryCandidate()
{
    if (m_candidate.empty() || m_triesLeft == 0)
        return {};
    --m_triesLeft;
    switch (connectTo(m_folder + '/' + m_candidate, m_ancestor, m_session)) {
    case Connection::Ours:
        return m_candidate;
    case Connection::Foreign:
        m_candidate.clear();
        break;
    case Connection::Refused:
        const itimerspec soon{{}, {0, retryNanoseconds}};
        timerfd_settime(m_timer, 0, &soon, nullptr);
        break;
    }
    return {};
}

bool isDisplayName(const std::string &name)
{
    constexpr std::string_view prefix = "wayland-";
    return name.starts_with(prefix) && name.size() > prefix.size() &&
           name.size() < prefix.size() + 8 &&
           std::all_of(name.begin() + prefix.size(), name.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

bool belongsToSession(pid_t process, pid_t ancestor, const std::string &session)
{
    // A chain longer than this is no chain: processes come and go while it is read.
    constexpr unsigned longest = 256;
    pid_t current = process;
    for (unsigned i = 0; i < longest && current > 1; ++i) {
        if (current == ancestor)
            return true;
        current = parentOf(current);
    }
    return isCgroupOfSession(readFile("/proc/" + std::to_string(process) + "/cgroup"), session);
}

bool isCgroupOfSession(const std::string &cgroup, const std::string &session)
{
    // A user's manager serves all sessions of the user, but desktops that run in it run once.
    return cgroup.find("/session-" + session + ".scope") != std::string::npos ||
           cgroup.find("/user@" + std::to_string(getuid()) + ".service/") != std::string::npos;
}

} // namespace doorward::session
