// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/landlock.h"

#include "backend/common/descriptor.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace doorward {

namespace {

// Of later kernels than Debian 12's headers are of (linux/landlock.h, its comments say since when).
constexpr std::uint64_t connectTcp = 1u << 1, bindTcp = 1u << 0;                // ABI 4
constexpr std::uint64_t truncateFile = 1u << 14;                                // ABI 3
constexpr std::uint64_t scopeAbstractSockets = 1u << 0, scopeSignals = 1u << 1; // ABI 6

struct Ruleset // struct landlock_ruleset_attr of ABI 6
{
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scopes;
};

constexpr std::uint64_t readRights =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t fileRights =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE;

constexpr std::array readable{"/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin",
                              "/etc", "/opt", "/proc",  "/sys",   "/dev"};

std::uint64_t rightsOf(long abi)
{
    std::uint64_t rights = (std::uint64_t{1} << 13) - 1; // ABI 1
    if (abi >= 2)
        rights |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3)
        rights |= truncateFile;
    return rights;
}

std::size_t sizeOf(long abi)
{
    if (abi >= 6)
        return sizeof(Ruleset);
    return abi >= 4 ? offsetof(Ruleset, scopes) : offsetof(Ruleset, network);
}

/// False where it should be allowed and could not be; what is not there is left out.
bool allow(int ruleset, const char *path, std::uint64_t rights)
{
    const Descriptor place(open(path, O_PATH | O_CLOEXEC));
    struct stat about
    {};
    if (!place.isValid() || fstat(place.get(), &about) != 0)
        return true;
    if (!S_ISDIR(about.st_mode))
        rights &= fileRights | truncateFile;
    const landlock_path_beneath_attr rule{rights, place.get()};
    return syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

} // namespace

Landlocked restrictFiles(const std::vector<std::string> &paths)
{
    const long abi =
        syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1)
        return Landlocked::NotThere;
    const std::uint64_t all = rightsOf(abi);
    const Ruleset handled{all, bindTcp | connectTcp, scopeAbstractSockets | scopeSignals};
    const Descriptor ruleset(
        static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeOf(abi), 0)));
    if (!ruleset.isValid())
        return Landlocked::Failed;
    bool allowed = allow(ruleset.get(), "/dev/null", fileRights);
    for (const char *path : readable)
        allowed = allowed && allow(ruleset.get(), path, readRights);
    for (const std::string &path : paths)
        allowed = allowed && allow(ruleset.get(), path.c_str(), all);
    if (!allowed || syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
        return Landlocked::Failed;
    return Landlocked::Yes;
}

} // namespace doorward
