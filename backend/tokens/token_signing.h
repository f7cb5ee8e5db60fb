// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/common/wire.h"

namespace doorward {

/// Answers P11Sign: logs in to the token of request's Module, Serial and Reader with pin, and signs
/// Challenge, a SHA-256 digest, with the key of the id Key. P11Signature with Signature (RSA: as
/// the mechanism makes it; ECDSA: r and s) and Mechanism (rsa-pkcs, rsa-pss, ecdsa), or P11Failed.
/// pin goes to the token once, and not at all where it is empty: that is a request with the flag
/// pin-pad, for a token whose reader asks for the PIN.
[[nodiscard]] wire::Message signChallenge(const wire::Message &request, const Secret &pin);

} // namespace doorward
