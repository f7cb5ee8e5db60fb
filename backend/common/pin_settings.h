// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "policy/pin_policy.h"

namespace doorward {

/// What [Pin] of the configuration says of a new PIN.
[[nodiscard]] PinPolicy pinPolicyOf(const Config &config);

} // namespace doorward
