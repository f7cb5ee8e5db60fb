// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/file.h"

#include "backend/common/descriptor.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

std::optional<std::string> readFile(const std::string &path, std::size_t limit, int &error)
{
    const Descriptor file(
        open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    struct stat about
    {};
    if (!file.isValid() || fstat(file.get(), &about) != 0) {
        error = errno;
        return std::nullopt;
    }
    if (!S_ISREG(about.st_mode)) {
        error = EINVAL;
        return std::nullopt;
    }
    // One byte more than allowed tells a file that is too large from one that just fits.
    std::string bytes(limit + 1, '\0');
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t got = read(file.get(), bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            error = errno;
            return std::nullopt;
        }
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    if (size > limit) {
        error = EFBIG;
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

int replaceFile(const std::string &path, std::string_view bytes, mode_t mode)
{
    const std::string fresh = path + ".new";
    unlink(fresh.c_str());
    const Descriptor file(
        open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!file.isValid())
        return errno;
    const bool written =
        write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        fsync(file.get()) == 0 && rename(fresh.c_str(), path.c_str()) == 0;
    if (written)
        return 0;
    const int error = errno ? errno : EIO;
    unlink(fresh.c_str());
    return error;
}

} // namespace doorward
