// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"

#include <string>

struct pam_handle;

namespace doorward {

/// What a token gave for the modules further down the same PAM transaction: the key of its slot
/// (backend/cards/token_slot.h). Never an item of PAM's, so that no module takes it for a password;
/// wiped when the transaction ends, or when the next authentication begins.
struct TokenKey
{
    Secret key;
    std::string certificate; ///< whose slot it is: as Certificate::sha256()
};

/// Leaves key for others. False where PAM has no memory.
[[nodiscard]] bool leaveTokenKey(pam_handle *handle, TokenKey key);

/// The key that was left, PAM's and until the transaction ends; null where there is none.
[[nodiscard]] const TokenKey *tokenKey(const pam_handle *handle);

/// Forgets one that was left.
void dropTokenKey(pam_handle *handle);

} // namespace doorward
