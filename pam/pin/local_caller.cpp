// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/local_caller.h"

#include "backend/common/durable_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <security/pam_modules.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::size_t recordBytes = 16 * 1024;

/// Nothing where it could not be read whole, other than because there is no such file: that is an
/// empty text.
std::optional<std::string> readRecord(const std::string &path)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.isValid())
        return errno == ENOENT ? std::optional<std::string>("") : std::nullopt;
    std::string bytes(recordBytes, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = read(file.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    if (have == bytes.size())
        return std::nullopt;
    bytes.resize(have);
    return bytes;
}

/// Takes the first part off rest, up to separator.
std::string_view takePart(std::string_view &rest, char separator)
{
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

std::string_view itemText(pam_handle_t *handle, int item)
{
    const void *value = nullptr;
    if (pam_get_item(handle, item, &value) != PAM_SUCCESS || !value)
        return {};
    return static_cast<const char *>(value);
}

} // namespace

bool isAmong(std::string_view words, std::string_view word)
{
    while (!words.empty())
        if (const auto one = takePart(words, ' '); !one.empty() && one == word)
            return true;
    return false;
}

bool isLocalCaller(pam_handle *handle, std::string_view services)
{
    if (geteuid() != 0 || !isAmong(services, itemText(handle, PAM_SERVICE)) ||
        !itemText(handle, PAM_RHOST).empty())
        return false;
    const auto cgroup = readRecord("/proc/self/cgroup");
    if (!cgroup)
        return false;
    const std::string session = sessionOfCgroup(*cgroup);
    if (session.empty())
        return true;
    // A session that this machine's logind doesn't know is that of a container's host.
    const auto record = readRecord("/run/systemd/sessions/" + session);
    return record && !isRemoteRecord(*record);
}

std::string sessionOfCgroup(std::string_view cgroup)
{
    constexpr std::string_view before = "session-";
    constexpr std::string_view after = ".scope";
    while (!cgroup.empty()) {
        std::string_view path = takePart(cgroup, '\n');
        // The unified hierarchy has no name, systemd's own of old is called so.
        const auto number = takePart(path, ':');
        const auto hierarchy = takePart(path, ':');
        if (hierarchy != "name=systemd" && !(hierarchy.empty() && number == "0"))
            continue;
        while (!path.empty()) {
            const auto part = takePart(path, '/');
            if (part.starts_with(before) && part.ends_with(after) &&
                part.size() > before.size() + after.size())
                return std::string(
                    part.substr(before.size(), part.size() - before.size() - after.size()));
        }
    }
    return {};
}

bool isRemoteRecord(std::string_view record)
{
    while (!record.empty())
        if (takePart(record, '\n') == "REMOTE=1")
            return true;
    return false;
}

} // namespace doorward
