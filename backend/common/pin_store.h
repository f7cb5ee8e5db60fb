// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/common/paths.h"
#include "backend/common/pin_vault.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace doorward {

/// What can be said of a user's PIN without a secret.
enum class PinState {
    NotSet,
    Ready,
    Off,      ///< too many wrong tries (or a lost count of them): until the password is used
    Outdated, ///< enrol again
    Damaged,
};

/// The words of org.doorward1.Manager.GetPinStatus: not-set, ready, off, outdated, damaged.
[[nodiscard]] std::string_view toText(PinState state);

struct PinStatus
{
    PinState state = PinState::NotSet;
    unsigned failures = 0;     ///< wrong tries since the last right one
    std::uint64_t changed = 0; ///< seconds since the epoch; 0 where unknown
};

/// The folder of PIN vaults (mode 0700) and, in its folder .tries, the count of wrong tries of each
/// user and the lock that everybody who changes either holds. No cryptography, nothing cached:
/// every call looks at the disk. Errors are negative errnos.
class PinStore
{
public:
    explicit PinStore(std::string folder = paths::pinVaults, uid_t owner = 0);

    [[nodiscard]] PinStatus status(const std::string &user) const;
    /// As status(), with the vault where its state is Ready or Off.
    [[nodiscard]] PinStatus load(const std::string &user, PinVault &vault) const;

    /// Waits for the user's lock, which is held until the descriptor goes. Makes both folders where
    /// they are missing. Invalid where that was impossible.
    [[nodiscard]] Descriptor lock(const std::string &user) const;

    // With the lock held.

    /// On the disk when this has returned 0.
    [[nodiscard]] int setFailures(const std::string &user, unsigned failures) const;
    /// Clears the count and replaces the vault.
    [[nodiscard]] int save(const std::string &user, const PinVault &vault) const;
    /// Removes the vault, whatever it is, then the count.
    [[nodiscard]] int remove(const std::string &user) const;

private:
    FileState openVaults(bool create, Descriptor &into) const;
    FileState openTries(bool create, Descriptor &into) const;
    [[nodiscard]] unsigned failures(const std::string &user) const;

    std::string m_folder;
    uid_t m_owner;
};

} // namespace doorward
