// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/vault_crypto.h"

/// The half of a vault that needs the PIN: its private key, wrapped by AES-256-GCM under
///
///     HKDF-SHA-256(salt, K1 ‖ R, "doorward pin vault 2 wrap"), K1 ‖ K2 = Argon2id(PIN, salt)
///
/// so that neither the file with the PIN nor R alone unwraps it. In file mode R is the machine's
/// key and K2 is not used.
namespace doorward {

/// A vault of a new key pair for owner, opened by pin. frame gives what is to be kept beside it:
/// changed, isLocal, passes, and the revision of the vault that this one replaces (0: none). False,
/// with vault unchanged, where the password is empty or something below failed.
[[nodiscard]] bool makeVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
                             const PinVault &frame, PinVault &vault);

/// Opens a vault that isIntact(). password is empty unless Right. Takes about a tenth of a second
/// and 64 MiB.
[[nodiscard]] Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                               Secret &password);

} // namespace doorward
