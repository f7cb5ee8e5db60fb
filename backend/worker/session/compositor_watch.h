// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <sys/types.h>

namespace doorward::session {

/// Waits for the socket of this session's compositor in the runtime folder. One thread; poll the
/// descriptors, then call the handlers.
class CompositorWatch
{
public:
    /// folder: $XDG_RUNTIME_DIR. session: logind's id. ancestor: the process below which the
    /// session's own programs are.
    CompositorWatch(std::string folder, std::string session, pid_t ancestor);
    ~CompositorWatch();
    CompositorWatch(const CompositorWatch &) = delete;
    CompositorWatch &operator=(const CompositorWatch &) = delete;

    [[nodiscard]] bool isValid() const { return m_events >= 0 && m_timer >= 0; }
    /// Readable when something has appeared in the folder.
    [[nodiscard]] int events() const { return m_events; }
    /// Readable when a socket that did not answer is to be tried again.
    [[nodiscard]] int timer() const { return m_timer; }

    /// Each returns the name for WAYLAND_DISPLAY once the compositor is found, else nothing.
    [[nodiscard]] std::string handleEvents();
    [[nodiscard]] std::string handleTimer();

private:
    std::string tryCandidate();

    const std::string m_folder;
    const std::string m_session;
    const pid_t m_ancestor;
    std::string m_candidate;
    unsigned m_triesLeft = 0;
    int m_events = -1;
    int m_timer = -1;
};

/// Whether name can be a Wayland display's socket: "wayland-" and digits.
[[nodiscard]] bool isDisplayName(const std::string &name);

/// Whether process, of this user, belongs to the session: it descends from ancestor, or the cgroup
/// says so: it is in the session's scope, or run by the user's manager, as desktops are that
/// start themselves as services.
[[nodiscard]] bool belongsToSession(pid_t process, pid_t ancestor, const std::string &session);

/// The same, of a text of /proc/PID/cgroup.
[[nodiscard]] bool isCgroupOfSession(const std::string &cgroup, const std::string &session);

} // namespace doorward::session
