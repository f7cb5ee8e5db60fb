// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"

#include <chrono>
#include <string>

namespace doorward {

/// Wakes up when a socket may have come to a path: something was made in its folder, or, while
/// that is missing, in the folder above. What it wakes up for need not be the socket: look.
/// For one thread.
class PathWatch
{
public:
    explicit PathWatch(std::string path);

    /// Begins to watch, and forgets what happened before. Call it before looking at the path.
    void arm();
    /// Ends watching: nothing wakes anybody any more.
    void disarm();
    /// Readable after something has happened; -1 where inotify is not to be had or not armed.
    [[nodiscard]] int descriptor() const { return m_notify.get(); }
    /// Waits for something to happen, at most so long.
    void wait(std::chrono::milliseconds most) const;

private:
    std::string m_path;
    Descriptor m_notify;
};

} // namespace doorward
