// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/vault_crypto.h"

#include "backend/crypto/openssl.h"

#include <cstring>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

namespace doorward {

namespace {

using openssl::Owned;

constexpr std::string_view sealInfo = "doorward pin vault 2 seal";
constexpr std::string_view markInfo = "doorward pin vault 2 mark";

template <std::size_t size> std::string_view viewOf(const std::array<unsigned char, size> &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), size};
}

/// The AES key that two ends of X25519 agree on. mine is a private key, theirs a public one;
/// together with the vault's own public key both ends give the same salt.
bool agree(const LockedBytes &mine, const unsigned char *theirs, const PinVault &vault,
           LockedBytes &key)
{
    const Owned<EVP_PKEY> own(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr, mine.data(), mine.size()));
    const Owned<EVP_PKEY> other(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, theirs, PinVault::keyBytes));
    const Owned<EVP_PKEY_CTX> context(own ? EVP_PKEY_CTX_new(own.get(), nullptr) : nullptr);
    LockedBytes shared(PinVault::keyBytes);
    std::size_t size = shared.size();
    // OpenSSL refuses a point that gives nothing but zeros.
    if (!context || !other || !shared.isValid() || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), other.get()) != 1 ||
        EVP_PKEY_derive(context.get(), shared.data(), &size) != 1 || size != shared.size())
        return false;
    const std::string salt = std::string(viewOf(vault.ephemeral)).append(viewOf(vault.publicKey));
    return openssl::hkdf(salt, shared.view(), sealInfo, key);
}

bool computeMark(const VaultOwner &owner, const PinVault &vault,
                 std::array<unsigned char, PinVault::markBytes> &mark)
{
    LockedBytes key(PinVault::keyBytes);
    if (owner.machineKey.isEmpty() ||
        !openssl::hkdf(viewOf(vault.salt), owner.machineKey.view(), markInfo, key))
        return false;
    const std::string bytes = boundTo(owner, vault.aboveMark());
    unsigned written = 0;
    return HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), mark.data(),
                &written) &&
           written == mark.size();
}

} // namespace

std::string boundTo(const VaultOwner &owner, std::string bytes)
{
    bytes += '\n' + std::to_string(owner.uid) + '\n' + owner.user + '\n' + owner.machineId;
    return bytes;
}

bool makeKeyPair(LockedBytes &privateKey, unsigned char *publicKey)
{
    if (!privateKey.isValid() || !fillRandom(privateKey.data(), privateKey.size()))
        return false;
    const Owned<EVP_PKEY> key(EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, nullptr,
                                                           privateKey.data(), privateKey.size()));
    std::size_t size = PinVault::keyBytes;
    return key && EVP_PKEY_get_raw_public_key(key.get(), publicKey, &size) == 1 &&
           size == PinVault::keyBytes;
}

bool sealPassword(const VaultOwner &owner, const Secret &password, PinVault &vault)
{
    LockedBytes once(PinVault::keyBytes);
    LockedBytes key(PinVault::keyBytes);
    LockedBytes plain(PinVault::plainBytes);
    PinVault made = vault;
    if (password.isEmpty() || !plain.isValid() || !makeKeyPair(once, made.ephemeral.data()))
        return false;
    ++made.revision;
    plain.data()[0] = static_cast<unsigned char>(password.size() >> 8);
    plain.data()[1] = static_cast<unsigned char>(password.size());
    std::memcpy(plain.data() + 2, password.data(), password.size());
    if (!agree(once, made.publicKey.data(), made, key) ||
        !openssl::encrypt(key, boundTo(owner, made.aboveSealed()), plain, made.sealed.data(),
                          made.sealedTag.data()) ||
        !computeMark(owner, made, made.mark))
        return false;
    vault = std::move(made);
    return true;
}

Opened unsealPassword(const VaultOwner &owner, const PinVault &vault, const LockedBytes &privateKey,
                      Secret &password)
{
    password.clear();
    LockedBytes key(PinVault::keyBytes);
    LockedBytes plain(PinVault::plainBytes);
    if (!privateKey.isValid() || !agree(privateKey, vault.ephemeral.data(), vault, key) ||
        openssl::decrypt(key, boundTo(owner, vault.aboveSealed()), viewOf(vault.sealed),
                         vault.sealedTag.data(), plain) != openssl::Decrypted::Right)
        return Opened::Broken;
    const std::size_t size =
        static_cast<std::size_t>(plain.data()[0]) << 8 | static_cast<std::size_t>(plain.data()[1]);
    if (size == 0 || size > limits::secretBytes)
        return Opened::Broken;
    return password.append(plain.view().substr(2, size)) ? Opened::Right : Opened::Broken;
}

bool isIntact(const VaultOwner &owner, const PinVault &vault)
{
    std::array<unsigned char, PinVault::markBytes> expected{};
    return vault.uid == owner.uid && computeMark(owner, vault, expected) &&
           CRYPTO_memcmp(expected.data(), vault.mark.data(), expected.size()) == 0;
}

} // namespace doorward
