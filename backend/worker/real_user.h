// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace doorward::worker {

/// While it lives, the process has this real uid, and root as the effective and saved one: what a
/// set-user-id program such as passwd(1) looks like to a PAM module.
class RealUser
{
public:
    explicit RealUser(uid_t uid) : m_before(getuid()), m_isValid(setresuid(uid, 0, 0) == 0) {}
    ~RealUser()
    {
        // Only ever gives root its own uid back; where that fails nothing may go on.
        if (m_isValid && setresuid(m_before, 0, 0) != 0)
            _exit(1);
    }
    RealUser(const RealUser &) = delete;
    RealUser &operator=(const RealUser &) = delete;

    [[nodiscard]] bool isValid() const { return m_isValid; }

private:
    const uid_t m_before;
    const bool m_isValid;
};

} // namespace doorward::worker
