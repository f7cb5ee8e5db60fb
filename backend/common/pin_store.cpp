// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_store.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <set>
#include <sys/file.h>

namespace doorward {

namespace {

constexpr char triesFolder[] = ".tries";
constexpr char lockPrefix[] = ".lock-";
constexpr mode_t openToOthers = 077;
// Room for what another version may keep, so that it is told from damage.
constexpr std::size_t vaultBytes = 16 * 1024;
static_assert(PinVault::leastBytes + PinVault::tpmBytesMost < vaultBytes);
constexpr std::size_t recordBytes = 512;

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
    case PinState::Stale:
        return "stale";
    case PinState::Outdated:
        return "outdated";
    case PinState::Damaged:
        break;
    }
    return "damaged";
}

PinStore::PinStore(std::string folder, uid_t owner) : m_folder(std::move(folder)), m_owner(owner) {}

unsigned PinEntry::triesMost() const
{
    return vault.mode == PinMode::Tpm ? limits::pinFailuresTpm : limits::pinFailures;
}

unsigned PinEntry::triesLeft() const
{
    return triesMost() - std::min(record.failures, triesMost());
}

PinEntry PinStore::load(const std::string &user) const
{
    PinEntry entry;
    if (!isVaultUser(user))
        return entry;
    const FileState recordState = readRecord(user, entry.record);
    Descriptor folder;
    std::string bytes;
    FileState state = openVaults(false, folder);
    if (state == FileState::Good)
        state = readGuarded(folder.get(), user, m_owner, vaultBytes, bytes);
    if (state == FileState::Missing)
        return entry;
    const VaultFormat format =
        state == FileState::Good ? decodePinVault(bytes, entry.vault) : VaultFormat::Damaged;
    if (recordState != FileState::Good) {
        // A count that was lost must not give new tries away.
        entry.record.failures = entry.triesMost();
        entry.record.revision = entry.vault.revision;
        entry.record.local = entry.vault.isLocal;
    }
    if (entry.vault.revision != entry.record.revision || recordState != FileState::Good) {
        // Of another PIN, or lost: then it may be any.
        entry.record.letters = true;
        entry.record.length = 0;
    }
    if (format != VaultFormat::Good)
        entry.state = format == VaultFormat::Outdated ? PinState::Outdated : PinState::Damaged;
    else if (entry.vault.revision < entry.record.revision)
        entry.state = PinState::Damaged;
    else if (entry.triesLeft() == 0)
        entry.state = PinState::Off;
    else
        entry.state = entry.record.stale ? PinState::Stale : PinState::Ready;
    return entry;
}

std::vector<std::string> PinStore::localUsers() const
{
    std::set<std::string> names;
    for (const std::string &path : {m_folder, m_folder + '/' + triesFolder}) {
        const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(path.c_str()), &closedir);
        while (const dirent *one = stream ? readdir(stream.get()) : nullptr)
            if (isVaultUser(one->d_name))
                names.insert(one->d_name);
    }
    std::vector<std::string> local;
    for (const std::string &name : names)
        if (load(name).record.local)
            local.push_back(name);
    return local;
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

int PinStore::markStale(const std::string &user) const
{
    const Descriptor held = lock(user);
    if (!held.isValid())
        return -EPERM;
    PinEntry entry = load(user);
    if (entry.state != PinState::Ready)
        return 0;
    entry.record.stale = true;
    return write(user, entry.record);
}

int PinStore::write(const std::string &user, const PinRecord &record) const
{
    Descriptor tries;
    const FileState state = openTries(true, tries);
    return state == FileState::Good ? replaceFile(tries.get(), user, record.encode())
                                    : toError(state);
}

int PinStore::save(const std::string &user, const PinVault &vault, PinRecord record) const
{
    // The record first, which fits the old vault still: a vault without one is off.
    PinRecord before = record;
    PinRecord onDisk;
    if (readRecord(user, onDisk) == FileState::Good) {
        before.revision = onDisk.revision;
        before.stale = onDisk.stale;
        before.letters = onDisk.letters;
        before.length = onDisk.length;
    } else {
        before.revision = 0;
    }
    if (const int error = write(user, before); error != 0)
        return error;
    Descriptor folder;
    if (const FileState state = openVaults(true, folder); state != FileState::Good)
        return toError(state);
    if (const int error = replaceFile(folder.get(), user, vault.encode()); error != 0)
        return error;
    record.revision = vault.revision;
    return write(user, record);
}

int PinStore::remove(const std::string &user) const
{
    PinRecord after;
    const PinEntry entry = load(user);
    after.revision = std::max(entry.record.revision, entry.vault.revision) + 1;
    after.local = entry.record.local;
    if (const int error = removeVault(user); error != 0)
        return error;
    return entry.state == PinState::NotSet ? 0 : write(user, after);
}

int PinStore::forget(const std::string &user) const
{
    if (const int error = removeVault(user); error != 0)
        return error;
    Descriptor tries;
    const FileState state = openTries(false, tries);
    if (state == FileState::Good)
        return removeFile(tries.get(), user);
    return state == FileState::Missing ? 0 : toError(state);
}

int PinStore::removeVault(const std::string &user) const
{
    Descriptor folder;
    const FileState state = openVaults(false, folder);
    if (state == FileState::Good)
        return removeFile(folder.get(), user);
    return state == FileState::Missing ? 0 : toError(state);
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

FileState PinStore::readRecord(const std::string &user, PinRecord &record) const
{
    Descriptor tries;
    std::string bytes;
    FileState state = openTries(false, tries);
    if (state == FileState::Good)
        state = readGuarded(tries.get(), user, m_owner, recordBytes, bytes);
    if (state != FileState::Good)
        return state;
    const auto read = PinRecord::decode(bytes);
    if (!read)
        return FileState::Untrusted;
    record = *read;
    return FileState::Good;
}

} // namespace doorward
