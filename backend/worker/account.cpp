// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/account.h"

#include <cerrno>
#include <pwd.h>
#include <vector>

namespace doorward::worker {

namespace {

/// ask: getpwnam_r or getpwuid_r, with its first argument in place.
template <typename Ask> std::optional<Account> findBy(Ask ask)
{
    constexpr std::size_t most = 1 << 20;
    for (std::size_t size = 4096; size <= most; size *= 4) {
        std::vector<char> buffer(size);
        passwd entry{};
        passwd *found = nullptr;
        const int error = ask(&entry, buffer.data(), size, &found);
        if (error == ERANGE)
            continue;
        if (error != 0 || !found)
            return std::nullopt;
        return Account{entry.pw_name, entry.pw_uid, entry.pw_gid, entry.pw_dir, entry.pw_shell};
    }
    return std::nullopt;
}

} // namespace

std::optional<Account> Account::find(const std::string &name)
{
    auto account = findBy([&](passwd *entry, char *buffer, std::size_t size, passwd **found) {
        return getpwnam_r(name.c_str(), entry, buffer, size, found);
    });
    // The name as it was asked for: a directory may spell it otherwise.
    if (account)
        account->name = name;
    return account;
}

std::optional<Account> Account::find(uid_t uid)
{
    return findBy([uid](passwd *entry, char *buffer, std::size_t size, passwd **found) {
        return getpwuid_r(uid, entry, buffer, size, found);
    });
}

} // namespace doorward::worker
