// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"

#include <chrono>
#include <string>
#include <sys/types.h>

namespace doorward {

/// That one process at a time looks into somebody's home. One that hangs there, and that the kernel
/// cannot let go of, holds it until it ends: so there is never a second one.
///
/// A record lock (fcntl_locking(2)) on a file of root's: it goes with its process, and says which
/// one that is.
class HomeLock
{
public:
    using Clock = std::chrono::steady_clock;

    /// folder: of root's, made where it is missing. Where it cannot be, nothing is held and all is
    /// free.
    HomeLock(const std::string &folder, uid_t person);

    /// Waits for whoever holds it to end. False where they have not by the deadline.
    [[nodiscard]] bool waitUntilFree(Clock::time_point deadline) const;

    /// To be held by the child of a fork; -1 where nothing is held.
    [[nodiscard]] int descriptor() const { return m_file.get(); }
    /// False where somebody else was faster. Safe between fork and exec. Until this process ends,
    /// or closes any descriptor of that file.
    [[nodiscard]] static bool hold(int descriptor);

private:
    Descriptor m_file;
};

} // namespace doorward
