// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/common/wire.h"
#include "backend/tokens/pkcs11_session.h"

namespace doorward {

/// What the key with the id UnwrapKey makes of Wrapped, on a session that is logged in: an RSA key
/// decrypts it, with nothing around it (CKM_RSA_X_509); one on a curve derives with it, the
/// uncompressed point of another (CKM_ECDH1_DERIVE without a key derivation function). It goes into
/// the socket into, whose writing end is closed behind it, and P11Unwrapped says so; P11Failed
/// otherwise. pin is for a key that wants it each time.
[[nodiscard]] wire::Message unwrap(Pkcs11Token &token, const Pkcs11Session &session,
                                   const wire::Message &request, const Secret &pin, int into);

} // namespace doorward
