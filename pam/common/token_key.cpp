// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/common/token_key.h"

#include <memory>
#include <security/pam_modules.h>

namespace doorward {

namespace {

// Both ends are of this project and this form: another one gets another number.
constexpr char dataName[] = "doorward_token_key_1";

void release(pam_handle_t *, void *data, int)
{
    delete static_cast<TokenKey *>(data);
}

} // namespace

bool leaveTokenKey(pam_handle *handle, TokenKey key)
{
    auto owned = std::make_unique<TokenKey>(std::move(key));
    if (pam_set_data(handle, dataName, owned.get(), &release) != PAM_SUCCESS)
        return false;
    (void)owned.release(); // PAM's from here on
    return true;
}

const TokenKey *tokenKey(const pam_handle *handle)
{
    const void *data = nullptr;
    if (pam_get_data(handle, dataName, &data) != PAM_SUCCESS)
        return nullptr;
    return static_cast<const TokenKey *>(data);
}

void dropTokenKey(pam_handle *handle)
{
    if (tokenKey(handle))
        pam_set_data(handle, dataName, nullptr, nullptr);
}

} // namespace doorward
