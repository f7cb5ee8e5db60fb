// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/pin_key.h"

#include <QtGlobal>

#include <string_view>

/// Owners, secrets and vaults for tests.
namespace doorward::test {

inline Secret secretOf(std::string_view text)
{
    Secret secret;
    if (!secret.append(text))
        qFatal("no locked memory for a secret");
    return secret;
}

inline VaultOwner ownerOf(std::string_view user, std::uint32_t uid, char keyByte = 'k')
{
    return {std::string(user), uid, std::string(32, 'a'), secretOf(std::string(32, keyByte))};
}

inline const std::string noTpm = "none";

inline PinVault vaultOf(const VaultOwner &owner, std::string_view pin, std::string_view password)
{
    PinVault frame;
    frame.changed = 1'700'000'000;
    PinVault vault;
    if (makeVault(owner, secretOf(pin), secretOf(password), frame, noTpm, PinVault(), vault) !=
        Opened::Right)
        qFatal("no vault could be sealed");
    return vault;
}

} // namespace doorward::test
