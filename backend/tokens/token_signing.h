// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/common/wire.h"

#include <functional>

namespace doorward {

using Reply = std::function<bool(const wire::Message &)>;

/// Answers P11Sign: logs in to the token of request's Module, Serial and Reader with pin, and signs
/// Challenge, a SHA-256 digest, with the key of the id Key. P11Signature with Signature (RSA: as
/// the mechanism makes it; ECDSA: r and s) and Mechanism (rsa-pkcs, rsa-pss, ecdsa), or P11Failed.
/// pin goes to the token once, and not at all where it is empty: that is a request with the flag
/// pin-pad, for a token whose reader asks for the PIN.
///
/// Where request has Wrapped, and the token has signed, a second packet follows out of the same
/// login: P11Unwrapped, with what the key of the id UnwrapKey makes of Wrapped (token_unwrapping.h)
/// written into the socket unwrapped, or P11Failed.
///
/// False where reply, which sends a packet, was false.
[[nodiscard]] bool signChallenge(const wire::Message &request, const Secret &pin, int unwrapped,
                                 const Reply &reply);

} // namespace doorward
