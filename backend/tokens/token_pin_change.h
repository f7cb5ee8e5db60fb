// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/common/wire.h"

namespace doorward {

/// Answers P11SetPin: has the token of request's Module, Serial and Reader take another PIN.
/// P11PinSet, or P11Failed. pins are the PIN that it has, a NUL, and the one that it is to have;
/// they go to the token once. Nothing is in them where the reader asks for both: that is a request
/// with the flag pin-pad.
[[nodiscard]] wire::Message changeTokenPin(const wire::Message &request, const Secret &pins);

} // namespace doorward
