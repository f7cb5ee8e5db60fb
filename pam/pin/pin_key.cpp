// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_key.h"

#include "pam/pin/openssl.h"
#include "pam/pin/pin_stretch.h"

#include <cstring>

namespace doorward {

namespace {

constexpr std::string_view wrapInfo = "doorward pin vault 2 wrap";

/// The key that wraps the private key.
bool wrappingKey(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                 LockedBytes &key)
{
    LockedBytes stretched(PinVault::keyBytes);
    LockedBytes input(stretched.size() + owner.machineKey.size());
    if (owner.machineKey.isEmpty() || !input.isValid() || !stretchPin(vault, pin, stretched))
        return false;
    std::memcpy(input.data(), stretched.data(), stretched.size());
    std::memcpy(input.data() + stretched.size(), owner.machineKey.data(), owner.machineKey.size());
    const std::string_view salt(reinterpret_cast<const char *>(vault.salt.data()),
                                vault.salt.size());
    return openssl::hkdf(salt, input.view(), wrapInfo, key);
}

} // namespace

bool makeVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
               const PinVault &frame, PinVault &vault)
{
    PinVault made = frame;
    made.mode = PinMode::File;
    made.tpm.clear();
    made.uid = owner.uid;
    made.epoch = frame.revision + 1;
    LockedBytes privateKey(PinVault::keyBytes);
    LockedBytes key(PinVault::keyBytes);
    if (!fillRandom(made.salt.data(), made.salt.size()) ||
        !makeKeyPair(privateKey, made.publicKey.data()) || !wrappingKey(owner, made, pin, key) ||
        !openssl::encrypt(key, boundTo(owner, made.aboveWrapped()), privateKey, made.wrapped.data(),
                          made.wrappedTag.data()) ||
        !sealPassword(owner, password, made))
        return false;
    vault = std::move(made);
    return true;
}

Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                 Secret &password)
{
    password.clear();
    LockedBytes key(PinVault::keyBytes);
    LockedBytes privateKey(PinVault::keyBytes);
    // A TPM's vault is never opened without one.
    if (vault.mode != PinMode::File || !wrappingKey(owner, vault, pin, key))
        return Opened::Broken;
    const std::string_view wrapped(reinterpret_cast<const char *>(vault.wrapped.data()),
                                   vault.wrapped.size());
    switch (openssl::decrypt(key, boundTo(owner, vault.aboveWrapped()), wrapped,
                             vault.wrappedTag.data(), privateKey)) {
    case openssl::Decrypted::Right:
        return unsealPassword(owner, vault, privateKey, password);
    case openssl::Decrypted::Wrong:
        return Opened::Wrong;
    case openssl::Decrypted::Broken:
        break;
    }
    return Opened::Broken;
}

} // namespace doorward
