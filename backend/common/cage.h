// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// What a helper that root starts gets to see: a user of its own, and a private view of the file
/// system without anybody's files and without the sockets of the system.
///
/// Empty in that view are /home, /root, /tmp, /var, /run, /srv, /mnt, /media and /boot, but for
/// paths. Where there is no network, there is also nobody to talk to but through paths.
struct Cage
{
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<std::string> paths = {}; ///< absolute; what is not there is left out
    bool hasNetwork = false;

    /// Makes the calling process, which is root's and single, enter it, but for the change of its
    /// user. Only what is safe between fork and exec. False where anything is missing to it.
    [[nodiscard]] bool makeView() const;
    /// The last step: the user.
    [[nodiscard]] bool becomeUser() const;
};

} // namespace doorward
