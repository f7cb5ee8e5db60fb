// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/vault_crypto.h"

/// The half of a vault that needs the PIN: its private key, wrapped by AES-256-GCM under
///
///     HKDF-SHA-256(salt, K1 ‖ R, "doorward pin vault 2 wrap"), K1 ‖ K2 = Argon2id(PIN, salt)
///
/// so that neither the file with the PIN nor R alone unwraps it. In file mode R is the machine's
/// key and K2 is not used; in TPM mode R is the TPM's, which gives it for K2 (tpm/pin_seal.h).
/// tcti says where the TPM is.
namespace doorward {

/// A vault of a new key pair for owner, opened by pin. frame gives what is to be kept beside it:
/// mode, changed, isLocal, passes, and the revision of the vault that this one replaces (0: none).
/// before: that vault, where it is a TPM's; it goes on working. Right where it was made, and vault
/// is unchanged where it was not: Broken where the password is empty or something below failed.
[[nodiscard]] Opened makeVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
                               const PinVault &frame, const std::string &tcti,
                               const PinVault &before, PinVault &vault);

/// Whether the vault could be opened now. Takes no PIN, no memory and counts nothing: a TPM that
/// is missing is told before anybody types.
[[nodiscard]] Opened lookAtVault(const PinVault &vault, const std::string &tcti);

/// Opens a vault that isIntact(). password is empty unless Right. judged, where it is given, tells
/// whether the PIN may have been compared at all, whatever came of it. Takes about a tenth of a
/// second and 64 MiB.
[[nodiscard]] Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                               const std::string &tcti, Secret &password, bool *judged = nullptr);

/// Gives back what the vault holds in the TPM. Does nothing in file mode.
void releaseVault(const PinVault &vault, const std::string &tcti);

} // namespace doorward
