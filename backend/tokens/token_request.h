// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"
#include "backend/tokens/pkcs11_modules.h"

#include <optional>
#include <string_view>

namespace doorward {

/// The token of request's Module, Serial and Reader. Nothing where it is not in, or where request
/// wants its PIN from a reader that does not ask for one: then refusal is the answer.
[[nodiscard]] std::optional<Pkcs11Token>
tokenOf(Pkcs11Modules &modules, const wire::Message &request, wire::Message &refusal);

/// P11Failed with why, of outcome.h, and the PKCS#11 error behind it.
[[nodiscard]] wire::Message failed(std::string_view why, unsigned long error);

/// P11Failed for what a PKCS#11 call on token returned; looks at the token again to tell why.
[[nodiscard]] wire::Message failure(Pkcs11Token &token, unsigned long error);

} // namespace doorward
