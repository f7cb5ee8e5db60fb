// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace doorward {

/// How often lockers of a session have ended of late while it was locked, in a file of the user's
/// runtime folder, so that it outlives them. Any program of the user's can write there: it decides
/// what the lock screen looks like, and never whether there is one.
class LockFaults
{
public:
    /// This many within a minute call for the plainest screen there is.
    static constexpr unsigned tooMany = 3;
    static constexpr std::chrono::seconds memory{60};

    /// The folder is made where it is not there.
    LockFaults(std::string folder, const std::string &session);

    /// One more has ended, at a time of a clock that starts with the machine and goes on while it
    /// sleeps. True where that makes too many. A file that makes no sense counts as none.
    [[nodiscard]] bool note(std::chrono::milliseconds now) const;
    /// The session was unlocked: all is well again.
    void clear() const;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] static std::chrono::milliseconds now();

private:
    std::string m_folder;
    std::string m_path;
};

} // namespace doorward
