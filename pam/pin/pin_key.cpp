// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_key.h"

#include "backend/crypto/openssl.h"
#include "pam/pin/pin_stretch.h"
#include "pam/pin/tpm/bounded_seal.h"

#include <cstring>
#include <optional>

namespace doorward {

namespace {

constexpr std::string_view wrapInfo = "doorward pin vault 2 wrap";
constexpr std::size_t k1Bytes = 32;
constexpr std::size_t k2Bytes = 2 * tpm::halfBytes;

Opened toOpened(tpm::Result result)
{
    switch (result) {
    case tpm::Result::Good:
        return Opened::Right;
    case tpm::Result::Wrong:
        return Opened::Wrong;
    case tpm::Result::Missing:
        return Opened::TpmMissing;
    case tpm::Result::Locked:
        return Opened::TpmLocked;
    case tpm::Result::Blocked:
    case tpm::Result::Changed:
    case tpm::Result::Refused:
        return Opened::TpmChanged;
    case tpm::Result::Broken:
        break;
    }
    return Opened::Broken;
}

/// What the PIN is stretched to.
struct Stretched
{
    LockedBytes k1{k1Bytes};
    LockedBytes k2{k2Bytes};

    [[nodiscard]] bool make(const PinVault &vault, const Secret &pin)
    {
        LockedBytes both(k1Bytes + k2Bytes);
        if (!k1.isValid() || !k2.isValid() || !stretchPin(vault, pin, both))
            return false;
        std::memcpy(k1.data(), both.data(), k1Bytes);
        std::memcpy(k2.data(), both.data() + k1Bytes, k2Bytes);
        return true;
    }
};

/// The key that wraps the private key.
bool wrappingKey(const PinVault &vault, const LockedBytes &k1, std::string_view r, LockedBytes &key)
{
    LockedBytes input(k1.size() + r.size());
    if (r.empty() || !input.isValid())
        return false;
    std::memcpy(input.data(), k1.data(), k1.size());
    std::memcpy(input.data() + k1.size(), r.data(), r.size());
    const std::string_view salt(reinterpret_cast<const char *>(vault.salt.data()),
                                vault.salt.size());
    return openssl::hkdf(salt, input.view(), wrapInfo, key);
}

std::optional<tpm::Sealed> sealedOf(const PinVault &vault)
{
    return vault.mode == PinMode::Tpm ? tpm::Sealed::decode(vault.tpm) : std::nullopt;
}

/// R of a new vault; in TPM mode the vault gets what the TPM has to load for it.
Opened makeSecret(const VaultOwner &owner, const std::string &tcti, const PinVault &before,
                  const LockedBytes &k2, LockedBytes &secret, PinVault &vault)
{
    if (vault.mode == PinMode::File) {
        if (owner.machineKey.size() != secret.size() || !secret.isValid())
            return Opened::Broken;
        std::memcpy(secret.data(), owner.machineKey.data(), secret.size());
        return Opened::Right;
    }
    tpm::Sealed sealed;
    const Opened made =
        toOpened(tpm::bounded::seal(tcti, owner.uid, k2, sealedOf(before), secret, sealed));
    vault.tpm = sealed.encode();
    return made == Opened::Right && vault.tpm.size() > PinVault::tpmBytesMost ? Opened::Broken
                                                                              : made;
}

/// R of a vault that is there.
Opened fetchSecret(const VaultOwner &owner, const PinVault &vault, const std::string &tcti,
                   const LockedBytes &k2, LockedBytes &secret, bool &judged)
{
    if (vault.mode == PinMode::File) {
        judged = true;
        if (owner.machineKey.size() != secret.size() || !secret.isValid())
            return Opened::Broken;
        std::memcpy(secret.data(), owner.machineKey.data(), secret.size());
        return Opened::Right;
    }
    const auto sealed = sealedOf(vault);
    return sealed ? toOpened(tpm::bounded::unseal(tcti, *sealed, k2, secret, judged))
                  : Opened::TpmChanged;
}

} // namespace

Opened makeVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
                 const PinVault &frame, const std::string &tcti, const PinVault &before,
                 PinVault &vault)
{
    PinVault made = frame;
    made.tpm.clear();
    made.uid = owner.uid;
    made.epoch = frame.revision + 1;
    Stretched stretched;
    LockedBytes secret(tpm::secretBytes);
    LockedBytes privateKey(PinVault::keyBytes);
    LockedBytes key(PinVault::keyBytes);
    if (password.isEmpty() || !fillRandom(made.salt.data(), made.salt.size()) ||
        !makeKeyPair(privateKey, made.publicKey.data()) || !stretched.make(made, pin))
        return Opened::Broken;
    if (const Opened kept = makeSecret(owner, tcti, before, stretched.k2, secret, made);
        kept != Opened::Right)
        return kept;
    if (!wrappingKey(made, stretched.k1, secret.view(), key) ||
        !openssl::encrypt(key, boundTo(owner, made.aboveWrapped()), privateKey, made.wrapped.data(),
                          made.wrappedTag.data()) ||
        !sealPassword(owner, password, made))
        return Opened::Broken;
    vault = std::move(made);
    return Opened::Right;
}

Opened lookAtVault(const PinVault &vault, const std::string &tcti)
{
    if (vault.mode == PinMode::File)
        return Opened::Right;
    const auto sealed = sealedOf(vault);
    return sealed ? toOpened(tpm::bounded::look(tcti, *sealed)) : Opened::TpmChanged;
}

Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                 const std::string &tcti, Secret &password, bool *judged)
{
    bool compared = false;
    bool &isJudged = judged ? *judged : compared;
    isJudged = false;
    password.clear();
    Stretched stretched;
    LockedBytes secret(tpm::secretBytes);
    LockedBytes key(PinVault::keyBytes);
    LockedBytes privateKey(PinVault::keyBytes);
    if (!stretched.make(vault, pin))
        return Opened::Broken;
    if (const Opened fetched = fetchSecret(owner, vault, tcti, stretched.k2, secret, isJudged);
        fetched != Opened::Right)
        return fetched;
    if (!wrappingKey(vault, stretched.k1, secret.view(), key))
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

void releaseVault(const PinVault &vault, const std::string &tcti)
{
    // What stays in the TPM is of no use to anybody, and gone with this user's next PIN.
    if (const auto sealed = sealedOf(vault))
        static_cast<void>(tpm::bounded::forget(tcti, *sealed));
}

} // namespace doorward
