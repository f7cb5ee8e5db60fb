// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <sys/types.h>

namespace doorward::session {

/// The service doorward-locker@SESSION of the user's manager, and the file that tells it where the
/// session's display is: $XDG_RUNTIME_DIR/doorward/SESSION.env, 0600. One thread.
class LockerUnit
{
public:
    LockerUnit(std::string runtimeFolder, std::string session);
    /// Removes the file.
    ~LockerUnit();
    LockerUnit(const LockerUnit &) = delete;
    LockerUnit &operator=(const LockerUnit &) = delete;

    /// Writes the file and starts the service. The id of systemctl, which the caller reaps, or a
    /// negative errno.
    [[nodiscard]] pid_t start(const std::string &display);
    /// Stops the service where start() started it. The id of systemctl, which the caller waits for;
    /// 0 where there is nothing to stop.
    [[nodiscard]] pid_t stop();

private:
    [[nodiscard]] std::string filePath() const;
    [[nodiscard]] std::string unitName() const;

    const std::string m_folder;
    const std::string m_session;
    bool m_isStarted = false;
};

} // namespace doorward::session
