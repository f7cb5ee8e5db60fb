// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/session_catalogue.h"

#include "backend/daemon/base/file.h"
#include "backend/daemon/methods.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::size_t entryBytes = 64 * 1024;
constexpr std::size_t items = 64;
constexpr std::size_t idBytes = 128;
constexpr std::string_view ending = ".desktop";

std::vector<std::string> fileNames(const std::string &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *one = stream ? readdir(stream.get()) : nullptr) {
        const std::string_view name = one->d_name;
        if (name.ends_with(ending) && name.front() != '.' && name.size() < idBytes)
            names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A program that TryExec names is there: by its path, or in the usual folders.
bool isInstalled(const std::string &program)
{
    if (program.empty())
        return true;
    if (program.front() == '/')
        return access(program.c_str(), X_OK) == 0;
    for (const char *folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
        if (access((folder + program).c_str(), X_OK) == 0)
            return true;
    return false;
}

} // namespace

SessionCatalogue::SessionCatalogue(std::string folder, std::string standard,
                                   std::string memoryFolder)
    : m_folder(std::move(folder)), m_standard(std::move(standard)),
      m_memoryFolder(std::move(memoryFolder))
{}

std::vector<SessionCatalogue::Item> SessionCatalogue::read(std::vector<std::string> &problems) const
{
    std::vector<Item> found;
    for (const std::string &name : fileNames(m_folder)) {
        const std::string path = m_folder + '/' + name;
        int error = 0;
        std::string problem;
        // Links are followed here: distributions link sessions, and the folder is root's.
        char resolved[PATH_MAX];
        const auto bytes = realpath(path.c_str(), resolved) ? readFile(resolved, entryBytes, error)
                                                            : (error = errno, std::nullopt);
        if (!bytes) {
            problems.push_back(path + ": " + std::strerror(error));
            continue;
        }
        auto entry = DesktopEntry::parse(*bytes, problem);
        if (!entry) {
            problems.push_back(path + ": " + problem);
            continue;
        }
        if (!entry->isHidden() && isInstalled(entry->tryExec()) && found.size() < items)
            found.push_back({name.substr(0, name.size() - ending.size()), std::move(*entry)});
    }
    std::stable_sort(found.begin(), found.end(), [this](const Item &one, const Item &other) {
        return (one.id == m_standard) > (other.id == m_standard);
    });
    return found;
}

std::string SessionCatalogue::lastOf(const std::string &user) const
{
    int error = 0;
    if (!isUserName(user))
        return {};
    return readFile(m_memoryFolder + '/' + user, idBytes, error).value_or("");
}

int SessionCatalogue::remember(const std::string &user, const std::string &id) const
{
    return isUserName(user) ? replaceFile(m_memoryFolder + '/' + user, id, 0600) : EINVAL;
}

} // namespace doorward
