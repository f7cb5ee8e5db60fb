// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/pin_vault.h"
#include "backend/common/secret.h"

#include <cstdint>
#include <string>

/// The cryptography of a PIN vault. The key is
///
///     HKDF-SHA-256(salt, Argon2id(PIN, salt) ‖ machine key, "doorward pin vault 1 key")
///
/// so that neither the file with the PIN nor the machine's key alone opens it. The file's mark is
/// keyed by HKDF-SHA-256(salt, machine key, "doorward pin vault 1 mark").
namespace doorward {

/// Whom and where a vault is for. The machine's id and key are those of the machine it lies on.
struct VaultOwner
{
    std::string user;
    std::uint32_t uid = 0;
    std::string machineId;
    Secret machineKey;
};

/// Seals password by pin for owner, into a vault of its own salt and nonce. False, with vault
/// unchanged, where the password is empty or something below failed.
[[nodiscard]] bool sealVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
                             std::uint64_t now, PinVault &vault);

/// Whether the vault is owner's, was made on this machine and has not been changed since. Takes no
/// PIN, and no time worth speaking of.
[[nodiscard]] bool isIntact(const VaultOwner &owner, const PinVault &vault);

enum class Opened {
    Right,
    Wrong,
    Broken, ///< no memory, or a library failed: says nothing about the PIN
};

/// Opens a vault that isIntact(). password is empty unless Right. Takes about a tenth of a second
/// and 64 MiB.
[[nodiscard]] Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                               Secret &password);

} // namespace doorward
