// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/common/paths.h"
#include "backend/common/pin_record.h"
#include "backend/common/pin_vault.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// What can be said of a user's PIN without a secret.
enum class PinState {
    NotSet,
    Ready,
    Off,      ///< too many wrong tries (or a lost count of them): until the password is used
    Stale,    ///< the password in the vault is no longer the user's: until the password is used
    Outdated, ///< enrol again
    Damaged,  ///< or an older vault than the last one that was written
};

/// The words of org.doorward1.Manager.GetPinStatus: not-set, ready, off, stale, outdated, damaged.
[[nodiscard]] std::string_view toText(PinState state);

/// A user's vault and record as they lie on the disk. The vault means something where the state is
/// Ready, Off or Stale; the record always: what is lost counts as used up.
struct PinEntry
{
    PinState state = PinState::NotSet;
    PinVault vault;
    PinRecord record;

    /// How many wrong tries in a row turn this PIN off.
    [[nodiscard]] unsigned triesMost() const;
    [[nodiscard]] unsigned triesLeft() const;
};

/// The folder of PIN vaults (mode 0700) and, in its folder .tries, the record of each user's tries
/// and the lock that everybody who changes either holds. No cryptography, nothing cached: every
/// call looks at the disk. Errors are negative errnos.
///
/// Vault and record are two files. A vault of a later revision than its record's is good, because
/// the record is written last; one of an earlier revision was put back and is not. So whoever is
/// cut short between the two leaves either the old PIN or the new one.
class PinStore
{
public:
    explicit PinStore(std::string folder = paths::pinVaults, uid_t owner = 0);

    [[nodiscard]] PinEntry load(const std::string &user) const;

    /// Waits for the user's lock, which is held until the descriptor goes. Makes both folders where
    /// they are missing. Invalid where that was impossible.
    [[nodiscard]] Descriptor lock(const std::string &user) const;

    /// The modules below refused the password that the vault holds. Takes the lock itself.
    [[nodiscard]] int markStale(const std::string &user) const;

    /// The users of this machine's own files who have left a vault or a record here.
    [[nodiscard]] std::vector<std::string> localUsers() const;

    // With the lock held.

    /// On the disk when this has returned 0.
    [[nodiscard]] int write(const std::string &user, const PinRecord &record) const;
    /// Replaces the vault, and the record with the vault's revision in it.
    [[nodiscard]] int save(const std::string &user, const PinVault &vault, PinRecord record) const;
    /// Removes the vault, whatever it is. Of the record there stays what refuses an old vault that
    /// is put back.
    [[nodiscard]] int remove(const std::string &user) const;
    /// As remove(), and the record goes, too: there is no such user any more.
    [[nodiscard]] int forget(const std::string &user) const;

private:
    FileState openVaults(bool create, Descriptor &into) const;
    FileState openTries(bool create, Descriptor &into) const;
    FileState readRecord(const std::string &user, PinRecord &record) const;
    [[nodiscard]] int removeVault(const std::string &user) const;

    std::string m_folder;
    uid_t m_owner;
};

} // namespace doorward
