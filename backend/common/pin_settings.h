// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "backend/common/pin_vault.h"
#include "policy/pin_policy.h"

namespace doorward {

/// [Pin] Tcti=: never use a TPM.
inline constexpr std::string_view noTcti = "none";

/// What [Pin] of the configuration says of a new PIN.
[[nodiscard]] PinPolicy pinPolicyOf(const Config &config);

/// What would keep a PIN that is set now, as far as can be told without asking the TPM: one that
/// has somebody else's owner or no room turns out when it is set.
[[nodiscard]] PinMode likelyModeOf(const Config &config);

} // namespace doorward
