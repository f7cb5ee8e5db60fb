// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/tpm/pin_seal.h"

/// What pin_seal.h does, each in a process of its own and for no longer than limits.h says: a TPM
/// that hangs is Result::Missing then, one that the library chokes on is Broken.
namespace doorward::tpm::bounded {

[[nodiscard]] Result seal(const std::string &tcti, std::uint32_t uid, const LockedBytes &k2,
                          const std::optional<Sealed> &before, LockedBytes &secret, Sealed &sealed);

[[nodiscard]] Result look(const std::string &tcti, const Sealed &sealed);

/// judged: whether the TPM may have been told the PIN, however it ended.
[[nodiscard]] Result unseal(const std::string &tcti, const Sealed &sealed, const LockedBytes &k2,
                            LockedBytes &secret, bool &judged);

[[nodiscard]] Result forget(const std::string &tcti, const Sealed &sealed);

} // namespace doorward::tpm::bounded
