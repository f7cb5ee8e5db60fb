// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/users.h"

#include <cstdio>
#include <memory>
#include <pwd.h>

namespace doorward {

namespace {

template <typename Predicate> std::optional<UserEntry> findWhere(Predicate isIt)
{
    for (const char *path : {"/etc/passwd", "/usr/lib/passwd"}) {
        const std::unique_ptr<FILE, int (*)(FILE *)> file(std::fopen(path, "re"), &std::fclose);
        // NIS' "+" lines come as entries, too; nobody is called that.
        while (const passwd *entry = file ? fgetpwent(file.get()) : nullptr)
            if (entry->pw_name[0] != '+' && entry->pw_name[0] != '-' && isIt(*entry))
                return UserEntry{entry->pw_name, entry->pw_uid};
    }
    return std::nullopt;
}

} // namespace

std::optional<std::set<std::string>> allLocalUsers()
{
    std::set<std::string> names;
    const std::unique_ptr<FILE, int (*)(FILE *)> file(std::fopen("/etc/passwd", "re"),
                                                      &std::fclose);
    while (const passwd *entry = file ? fgetpwent(file.get()) : nullptr)
        names.insert(entry->pw_name);
    if (!file || std::ferror(file.get()) != 0 || !names.contains("root"))
        return std::nullopt;
    return names;
}

std::optional<UserEntry> findLocalUser(const std::string &name)
{
    return findWhere([&](const passwd &entry) { return name == entry.pw_name; });
}

std::optional<UserEntry> findLocalUser(uid_t uid)
{
    return findWhere([&](const passwd &entry) { return uid == entry.pw_uid; });
}

} // namespace doorward
