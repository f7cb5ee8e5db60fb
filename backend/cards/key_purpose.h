// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/x509.h>
#include <string_view>

namespace doorward {

/// What a certificate has to be made for, beside signing: the setting Token.Purpose.
enum class KeyPurpose {
    Login,          ///< smart-card logon or client authentication, where it says anything at all
    SmartCardLogon, ///< it has to say Microsoft's smart-card logon
    ClientAuth,     ///< it has to say TLS client authentication
    Any,            ///< not looked at
};

/// The word of the setting; the strictest of them where it is none.
[[nodiscard]] KeyPurpose keyPurposeOf(std::string_view word);

/// Whether certificate's extended key usage (RFC 5280, section 4.2.1.12) fits. One that cannot be
/// read, or is there twice, fits nothing but Any.
[[nodiscard]] bool serves(X509 *certificate, KeyPurpose purpose);

} // namespace doorward
