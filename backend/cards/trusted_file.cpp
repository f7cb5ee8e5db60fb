// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/trusted_file.h"

#include "backend/common/durable_file.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {
constexpr std::size_t mostFiles = 64;
} // namespace

std::vector<std::string> filesIn(const std::string &folder,
                                 std::initializer_list<std::string_view> endings)
{
    std::vector<std::string> paths;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *entry = stream ? readdir(stream.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        const bool wanted =
            std::any_of(endings.begin(), endings.end(),
                        [&](std::string_view ending) { return name.ends_with(ending); });
        if (wanted && !name.starts_with('.') && paths.size() < mostFiles)
            paths.push_back(folder + '/' + std::string(name));
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string readTrusted(const std::string &path, uid_t owner, std::size_t most, std::string &into)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    struct stat about
    {};
    if (!file.isValid() || fstat(file.get(), &about) != 0)
        return "cannot be opened";
    if (!S_ISREG(about.st_mode) || about.st_uid != owner ||
        (about.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return "must be a regular file that its owner, root, alone may write";
    if (static_cast<std::size_t>(about.st_size) > most)
        return "is larger than " + std::to_string(most / 1024) + " KiB";
    into.resize(static_cast<std::size_t>(about.st_size));
    std::size_t have = 0;
    while (have < into.size()) {
        const ssize_t got = read(file.get(), into.data() + have, into.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    into.resize(have);
    return {};
}

} // namespace doorward
