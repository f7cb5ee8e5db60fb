// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/machine_key.h"

#include "backend/crypto/locked_bytes.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr char keyName[] = "machine-key";
constexpr std::size_t machineIdBytes = 32;
constexpr mode_t writableByOthers = 022;

FileState readKey(int folder, uid_t owner, Secret &key)
{
    std::string bytes;
    const FileState state = readGuarded(folder, keyName, owner, machineKeyBytes, bytes);
    const bool whole = bytes.size() == machineKeyBytes && key.append(bytes);
    wipe(bytes.data(), bytes.size());
    if (state != FileState::Good)
        return state;
    return whole ? FileState::Good : FileState::Untrusted;
}

int makeKey(int folder)
{
    const LockedBytes fresh(machineKeyBytes);
    if (!fresh.isValid() || !fillRandom(fresh.data(), fresh.size()))
        return -ENOMEM;
    const int error = createFile(folder, keyName, fresh.view());
    // Somebody else was first: theirs it is.
    return error == -EEXIST ? 0 : error;
}

} // namespace

FileState readMachineKey(const std::string &folder, uid_t owner, bool create, Secret &key)
{
    key.clear();
    Descriptor state;
    const FileState opened =
        openFolder(AT_FDCWD, folder.c_str(), owner, writableByOthers, create, state);
    if (opened != FileState::Good)
        return opened;
    const FileState found = readKey(state.get(), owner, key);
    if (found != FileState::Missing || !create)
        return found;
    return makeKey(state.get()) == 0 ? readKey(state.get(), owner, key) : FileState::Untrusted;
}

std::string readMachineId(const std::string &path)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    std::string id(machineIdBytes, '\0');
    if (!file.isValid() || read(file.get(), id.data(), id.size()) != ssize_t{machineIdBytes})
        return {};
    const bool hexadecimal = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    return hexadecimal ? id : std::string();
}

} // namespace doorward
