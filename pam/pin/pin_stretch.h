// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/pin_vault.h"
#include "backend/common/secret.h"
#include "backend/crypto/locked_bytes.h"

#include <cstdint>

/// Argon2id 1.3 (RFC 9106) of a PIN, the only slow part of a try. Through libsodium.
namespace doorward {

/// The passes over PinVault::kdfMemoryKib that take at least 80 ms on this machine and, as far as
/// the least number of them allows, no more than 250. Takes about as long itself.
[[nodiscard]] std::uint32_t calibratePasses();

/// Fills keys, of whatever size, from the PIN and the vault's salt and cost. False without the
/// memory for it.
[[nodiscard]] bool stretchPin(const PinVault &vault, const Secret &pin, LockedBytes &keys);

} // namespace doorward
