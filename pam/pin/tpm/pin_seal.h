// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/locked_bytes.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// A secret that the TPM gives for the right PIN alone, and for no more than so many wrong ones.
///
/// The secret R lies in a sealed object under the owner's storage key. Its policy is
///
///     PolicySecret(the user's index) and PolicyAuthValue
///
/// where the index is a PIN-fail index of the TPM's NV memory (TPM 2.0 Library, part 1, "PIN
/// Indices"): each wrong authorisation raises its count, a right one sets it to zero, at its limit
/// none is taken any more, and the TPM's own dictionary-attack protection, which all users share,
/// has no part in it. The index is authorised by the one half of K2, the object by the other.
///
/// Nobody writes the index after it was made: its policy asks for an authorisation that was random
/// and is forgotten. Its owner can remove and make it again, but not write it, and an index that
/// was never written has another name, so the object's policy fails.
///
/// All commands go through sessions that are salted with the storage key and encrypt what is
/// secret. Two indices a user are in use by turns, so that nothing is left over when a new PIN is
/// cut short.
namespace doorward::tpm {

enum class Result {
    Good,
    Wrong,   ///< not this PIN; counted by the TPM
    Blocked, ///< as many wrong ones as the TPM takes: set a new PIN
    Changed, ///< the TPM was cleared or is another one, or the index is not ours: set a new PIN
    Locked,  ///< the TPM's own dictionary-attack protection, which other programs have run into
    Refused, ///< somebody else administers this TPM, or its NV memory is full
    Missing, ///< no TPM answers
    Broken,  ///< it answered something else: says nothing about the PIN
};

inline constexpr std::size_t secretBytes = 32;
inline constexpr std::size_t halfBytes = 32;
/// Wrong PINs that the TPM takes without a right one in between. The record beside the vault stops
/// earlier, and is told by the password when to begin anew; the TPM is not.
inline constexpr std::uint32_t triesMost = 32;

/// What the vault keeps for the TPM. As bytes: index:4, then length:2 and bytes of each other.
struct Sealed
{
    std::uint32_t index = 0;
    std::string indexName;   ///< after it was written
    std::string storageName; ///< of the storage key
    std::string objectPublic;
    std::string objectPrivate;

    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static std::optional<Sealed> decode(std::string_view bytes);
};

/// Makes R, puts it into the TPM under k2 (2 * halfBytes) and fills sealed. before is the sealed
/// one that is in use for this user and stays so.
[[nodiscard]] Result seal(const std::string &tcti, std::uint32_t uid, const LockedBytes &k2,
                          const std::optional<Sealed> &before, LockedBytes &secret, Sealed &sealed);

/// Whether the TPM would look at a PIN now. Takes no PIN, and counts nothing.
[[nodiscard]] Result look(const std::string &tcti, const Sealed &sealed);

/// R for k2. judging is called right before the TPM is asked to judge the PIN.
[[nodiscard]] Result unseal(
    const std::string &tcti, const Sealed &sealed, const LockedBytes &k2, LockedBytes &secret,
    const std::function<void()> &judging = [] {});

/// Gives the index's place in the TPM back. Good where it was gone.
[[nodiscard]] Result forget(const std::string &tcti, const Sealed &sealed);

} // namespace doorward::tpm
