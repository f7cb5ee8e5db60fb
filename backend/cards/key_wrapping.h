// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/common/secret.h"

#include <optional>
#include <string>

namespace doorward {

/// A fresh secret, in shared, and what the private key of certificate makes it from: token_slot.h
/// says how. Nothing where that key is neither RSA, of 2048 to 4096 bits, nor one on a curve.
[[nodiscard]] std::optional<std::string> wrapFreshSecret(const Certificate &certificate,
                                                         Secret &shared);

} // namespace doorward
