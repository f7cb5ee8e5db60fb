// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"

#include <string>
#include <vector>

namespace doorward {

/// Every word of certificate that a rule of the token map (backend/common/token_map.h) can name, as
/// it is written there:
///
///     sha256:HEX    SHA-256 of its DER form
///     key:HEX       SHA-256 of its public key's DER form (SubjectPublicKeyInfo)
///     subject:TEXT  its subject in the form of RFC 2253, in UTF-8
///     upn:TEXT      a user principal name among its alternative names (1.3.6.1.4.1.311.20.2.3)
///     email:TEXT    an e-mail address among its alternative names
///
/// A name with a NUL, a control character or a blank where none belongs, or that is no UTF-8, is
/// left out: it names nobody.
[[nodiscard]] std::vector<std::string> identitiesOf(const Certificate &certificate);

} // namespace doorward
