// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_store.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>

namespace doorward {

namespace {

constexpr char triesFolder[] = ".tries";
constexpr char lockPrefix[] = ".lock-";
constexpr mode_t openToOthers = 077;
// Room for what another version may keep, so that it is told from damage.
constexpr std::size_t vaultBytes = 16 * 1024;
static_assert(PinVault::fileBytes < vaultBytes);

// The count of wrong tries: a line with the format's version, then a line a value. A later version
// adds lines; one that is not understood counts as lost.
constexpr std::string_view triesHead = "doorward-tries 1\nfailures ";
constexpr std::size_t triesBytes = 256;

std::string encodeTries(unsigned failures)
{
    return std::string(triesHead) + std::to_string(failures) + '\n';
}

std::optional<unsigned> decodeTries(std::string_view bytes)
{
    if (!bytes.starts_with(triesHead) || !bytes.ends_with('\n'))
        return std::nullopt;
    bytes.remove_prefix(triesHead.size());
    bytes.remove_suffix(1);
    unsigned failures = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), failures);
    if (bytes.empty() || error != std::errc() || end != bytes.data() + bytes.size())
        return std::nullopt;
    return failures;
}

int toError(FileState state)
{
    return state == FileState::Missing ? -ENOENT : -EPERM;
}

} // namespace

std::string_view toText(PinState state)
{
    switch (state) {
    case PinState::NotSet:
        return "not-set";
    case PinState::Ready:
        return "ready";
    case PinState::Off:
        return "off";
    case PinState::Outdated:
        return "outdated";
    case PinState::Damaged:
        break;
    }
    return "damaged";
}

PinStore::PinStore(std::string folder, uid_t owner) : m_folder(std::move(folder)), m_owner(owner) {}

PinStatus PinStore::status(const std::string &user) const
{
    PinVault vault;
    return load(user, vault);
}

PinStatus PinStore::load(const std::string &user, PinVault &vault) const
{
    if (!isVaultUser(user))
        return {};
    Descriptor folder;
    std::string bytes;
    FileState state = openVaults(false, folder);
    if (state == FileState::Good)
        state = readGuarded(folder.get(), user, m_owner, vaultBytes, bytes);
    if (state != FileState::Good)
        return {state == FileState::Missing ? PinState::NotSet : PinState::Damaged};
    const VaultFormat format = decodePinVault(bytes, vault);
    if (format != VaultFormat::Good)
        return {format == VaultFormat::Outdated ? PinState::Outdated : PinState::Damaged};
    const unsigned tries = failures(user);
    return {tries < limits::pinFailures ? PinState::Ready : PinState::Off, tries, vault.changed};
}

Descriptor PinStore::lock(const std::string &user) const
{
    Descriptor tries;
    if (!isVaultUser(user) || openTries(true, tries) != FileState::Good)
        return {};
    // The file stays for ever: removing a lock file lets two hold "the" lock.
    Descriptor file(openat(tries.get(), (lockPrefix + user).c_str(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
    while (file.isValid() && flock(file.get(), LOCK_EX) != 0)
        if (errno != EINTR)
            return {};
    return file;
}

int PinStore::setFailures(const std::string &user, unsigned failures) const
{
    Descriptor tries;
    const FileState state = openTries(true, tries);
    if (state != FileState::Good)
        return toError(state);
    return replaceFile(tries.get(), user, encodeTries(failures));
}

int PinStore::save(const std::string &user, const PinVault &vault) const
{
    // The count first: a vault without one is off.
    if (const int error = setFailures(user, 0); error != 0)
        return error;
    Descriptor folder;
    const FileState state = openVaults(true, folder);
    return state == FileState::Good ? replaceFile(folder.get(), user, vault.encode())
                                    : toError(state);
}

int PinStore::remove(const std::string &user) const
{
    Descriptor folder;
    Descriptor tries;
    const FileState state = openVaults(false, folder);
    if (state != FileState::Good)
        return state == FileState::Missing ? 0 : toError(state);
    if (const int error = removeFile(folder.get(), user); error != 0)
        return error;
    const FileState triesState = openTries(false, tries);
    if (triesState == FileState::Good)
        return removeFile(tries.get(), user);
    return triesState == FileState::Missing ? 0 : toError(triesState);
}

FileState PinStore::openVaults(bool create, Descriptor &into) const
{
    return openFolder(AT_FDCWD, m_folder.c_str(), m_owner, openToOthers, create, into);
}

FileState PinStore::openTries(bool create, Descriptor &into) const
{
    Descriptor folder;
    const FileState state = openVaults(create, folder);
    if (state != FileState::Good)
        return state;
    return openFolder(folder.get(), triesFolder, m_owner, openToOthers, create, into);
}

unsigned PinStore::failures(const std::string &user) const
{
    Descriptor tries;
    std::string bytes;
    if (openTries(false, tries) == FileState::Good &&
        readGuarded(tries.get(), user, m_owner, triesBytes, bytes) == FileState::Good)
        if (const auto count = decodeTries(bytes))
            return std::min(*count, limits::pinFailures);
    // A count that was lost must not give new tries away.
    return limits::pinFailures;
}

} // namespace doorward
