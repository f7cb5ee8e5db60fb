// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_intent.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

LockIntent::LockIntent(std::string folder, const std::string &session)
    : m_folder(std::move(folder)), m_path(m_folder + "/locked-" + session)
{}

bool LockIntent::isSet() const
{
    struct stat about
    {};
    // Whatever is in doubt counts as "to be locked".
    return lstat(m_path.c_str(), &about) == 0 || errno != ENOENT;
}

int LockIntent::set() const
{
    if (mkdir(m_folder.c_str(), 0700) != 0 && errno != EEXIST)
        return -errno;
    const int file = open(m_path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return -errno;
    const int error = fsync(file) == 0 ? 0 : -errno;
    close(file);
    return error != 0 ? error : syncFolder();
}

int LockIntent::clear() const
{
    if (unlink(m_path.c_str()) != 0 && errno != ENOENT)
        return -errno;
    return syncFolder();
}

int LockIntent::syncFolder() const
{
    const int folder = open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return -errno;
    const int error = fsync(folder) == 0 ? 0 : -errno;
    close(folder);
    return error;
}

} // namespace doorward
