// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/pin_vault.h"
#include "backend/common/secret.h"
#include "backend/crypto/locked_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The cryptography of a PIN vault that needs no PIN: its mark, and its password half.
///
/// The password is sealed to the vault's public key: its AES key is
///
///     HKDF-SHA-256(ephemeral ‖ public, X25519(ephemeral, public), "doorward pin vault 2 seal")
///
/// of an ephemeral key pair that is thrown away, so that whoever has the new password can seal it
/// and nobody can read it back. The file's mark is keyed by
/// HKDF-SHA-256(salt, machine key, "doorward pin vault 2 mark").
namespace doorward {

/// Whom and where a vault is for. The machine's id and key are those of the machine it lies on.
struct VaultOwner
{
    std::string user;
    std::uint32_t uid = 0;
    std::string machineId;
    Secret machineKey;
};

/// What is authenticated beside bytes: what the file alone doesn't say. No two owners give the
/// same text.
[[nodiscard]] std::string boundTo(const VaultOwner &owner, std::string bytes);

enum class Opened {
    Right,
    Wrong,
    Broken, ///< no memory, or a library failed: says nothing about the PIN
    TpmMissing,
    TpmLocked,
    TpmChanged, ///< only a new PIN helps
};

/// A new X25519 key pair: 32 bytes each. False where OpenSSL failed.
[[nodiscard]] bool makeKeyPair(LockedBytes &privateKey, unsigned char *publicKey);

/// Seals password to vault's public key as its next revision, and marks it. False, with vault
/// unchanged, where the password is empty or something below failed.
[[nodiscard]] bool sealPassword(const VaultOwner &owner, const Secret &password, PinVault &vault);

/// The password of a vault, by its private key. password is empty unless Right.
[[nodiscard]] Opened unsealPassword(const VaultOwner &owner, const PinVault &vault,
                                    const LockedBytes &privateKey, Secret &password);

/// Whether the vault is owner's, was made on this machine and has not been changed since. Takes no
/// PIN, and no time worth speaking of.
[[nodiscard]] bool isIntact(const VaultOwner &owner, const PinVault &vault);

} // namespace doorward
