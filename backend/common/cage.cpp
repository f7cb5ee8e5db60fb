// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/cage.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::array hidden{"/home", "/root", "/tmp",   "/var", "/run",
                            "/srv",  "/mnt",  "/media", "/boot"};
constexpr std::size_t mostPaths = 16;
constexpr unsigned long bare = MS_NOSUID | MS_NODEV | MS_NOEXEC;

bool hide(const char *folder)
{
    return mount("tmpfs", folder, "tmpfs", bare, "size=64k,nr_inodes=256,mode=0755") == 0 ||
           errno == ENOENT;
}

bool isFolder(int file)
{
    struct stat about
    {};
    return fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
}

/// Makes what path is to be mounted on: all folders above it, and path itself.
bool makePlace(const char *path, bool asFolder)
{
    char part[PATH_MAX];
    const std::size_t size = std::strlen(path);
    if (size >= sizeof part)
        return false;
    std::memcpy(part, path, size + 1);
    for (std::size_t i = 1; i < size; ++i) {
        if (part[i] != '/')
            continue;
        part[i] = '\0';
        if (mkdir(part, 0755) != 0 && errno != EEXIST)
            return false;
        part[i] = '/';
    }
    if (asFolder)
        return mkdir(path, 0755) == 0 || errno == EEXIST;
    const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    return file >= 0 && close(file) == 0;
}

/// Mounts what file was opened as on path again.
bool show(const char *path, int file)
{
    char source[32];
    std::snprintf(source, sizeof source, "/proc/self/fd/%d", file);
    return makePlace(path, isFolder(file)) &&
           mount(source, path, nullptr, MS_BIND | MS_REC, nullptr) == 0;
}

bool freeze(const char *folder)
{
    return mount(nullptr, folder, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY | bare, nullptr) == 0 ||
           errno == ENOENT;
}

} // namespace

bool Cage::makeView() const
{
    const int away = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | (hasNetwork ? 0 : CLONE_NEWNET);
    if (paths.size() > mostPaths || unshare(away) != 0 ||
        mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return false;
    // Opened before anything is hidden, and within the new view: only that can be mounted in it.
    std::array<int, mostPaths> kept{};
    for (std::size_t i = 0; i < paths.size(); ++i)
        kept[i] = open(paths[i].c_str(), O_PATH | O_CLOEXEC);
    for (const char *folder : hidden)
        if (!hide(folder))
            return false;
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (kept[i] >= 0 && !show(paths[i].c_str(), kept[i]))
            return false;
    for (const char *folder : hidden)
        if (!freeze(folder))
            return false;
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (kept[i] >= 0)
            close(kept[i]);
    return true;
}

bool Cage::becomeUser() const
{
    return setgroups(0, nullptr) == 0 && setresgid(gid, gid, gid) == 0 &&
           setresuid(uid, uid, uid) == 0;
}

} // namespace doorward
