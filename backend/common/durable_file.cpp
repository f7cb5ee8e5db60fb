// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/durable_file.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

// No user name starts with a dot, so these never meet one.
constexpr char unfinished[] = ".new-";

int writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = write(file, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return -errno;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return 0;
}

int writeNew(int folder, const std::string &name, std::string_view bytes)
{
    const Descriptor file(
        openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    // The umask is the application's, the mode is ours.
    if (!file.isValid() || fchmod(file.get(), 0600) != 0)
        return -errno;
    if (const int error = writeAll(file.get(), bytes); error != 0)
        return error;
    return fsync(file.get()) == 0 ? 0 : -errno;
}

bool readAll(int file, std::string &bytes)
{
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = read(file, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        have += static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

FileState openFolder(int parent, const char *path, uid_t owner, mode_t forbidden, bool create,
                     Descriptor &into)
{
    if (create && mkdirat(parent, path, 0700) == 0) {
        Descriptor above(openat(parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (parent != AT_FDCWD && above.isValid() && fsync(above.get()) != 0)
            return FileState::Untrusted;
    }
    Descriptor folder(openat(parent, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder.isValid())
        return errno == ENOENT ? FileState::Missing : FileState::Untrusted;
    struct stat about
    {};
    if (fstat(folder.get(), &about) != 0 || about.st_uid != owner ||
        (about.st_mode & forbidden) != 0)
        return FileState::Untrusted;
    into = std::move(folder);
    return FileState::Good;
}

FileState readGuarded(int folder, const std::string &name, uid_t owner, std::size_t most,
                      std::string &into)
{
    const Descriptor file(
        openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isValid())
        return errno == ENOENT ? FileState::Missing : FileState::Untrusted;
    struct stat about
    {};
    if (fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_uid != owner ||
        (about.st_mode & 07777) != 0600 || about.st_nlink != 1 || about.st_size < 0 ||
        static_cast<std::size_t>(about.st_size) > most)
        return FileState::Untrusted;
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    if (!readAll(file.get(), bytes))
        return FileState::Untrusted;
    into = std::move(bytes);
    return FileState::Good;
}

int replaceFile(int folder, const std::string &name, std::string_view bytes)
{
    const std::string half = unfinished + name;
    if (unlinkat(folder, half.c_str(), 0) != 0 && errno != ENOENT)
        return -errno;
    if (const int error = writeNew(folder, half, bytes); error != 0)
        return error;
    if (renameat(folder, half.c_str(), folder, name.c_str()) != 0)
        return -errno;
    return fsync(folder) == 0 ? 0 : -errno;
}

int createFile(int folder, const std::string &name, std::string_view bytes)
{
    // A name of its own for each writer; the last step never replaces another's file.
    std::uint64_t chance = 0;
    if (getrandom(&chance, sizeof chance, 0) != sizeof chance)
        return -EIO;
    const std::string half = unfinished + name + '-' + std::to_string(chance);
    int error = writeNew(folder, half, bytes);
    if (error == 0 && renameat2(folder, half.c_str(), folder, name.c_str(), RENAME_NOREPLACE) != 0)
        error = -errno;
    if (error != 0) {
        unlinkat(folder, half.c_str(), 0);
        return error;
    }
    return fsync(folder) == 0 ? 0 : -errno;
}

int removeFile(int folder, const std::string &name)
{
    if (unlinkat(folder, name.c_str(), 0) != 0 && errno != ENOENT)
        return -errno;
    // Also where it was gone already: an earlier removal may have been cut short before this.
    return fsync(folder) == 0 ? 0 : -errno;
}

} // namespace doorward
