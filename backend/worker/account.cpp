// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/account.h"

#include <cerrno>
#include <pwd.h>
#include <vector>

namespace doorward::worker {

std::optional<Account> Account::find(const std::string &name)
{
    constexpr std::size_t most = 1 << 20;
    for (std::size_t size = 4096; size <= most; size *= 4) {
        std::vector<char> buffer(size);
        passwd entry{};
        passwd *found = nullptr;
        const int error = getpwnam_r(name.c_str(), &entry, buffer.data(), size, &found);
        if (error == ERANGE)
            continue;
        if (error != 0 || !found)
            return std::nullopt;
        // The name as it was asked for: a directory may spell it otherwise.
        return Account{name, entry.pw_uid, entry.pw_gid, entry.pw_dir, entry.pw_shell};
    }
    return std::nullopt;
}

} // namespace doorward::worker
