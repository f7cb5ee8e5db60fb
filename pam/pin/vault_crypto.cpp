// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/vault_crypto.h"

#include "pam/pin/locked_bytes.h"

#include <cstring>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <sodium.h>

namespace doorward {

namespace {

constexpr std::size_t keyBytes = 32;
constexpr std::string_view keyInfo = "doorward pin vault 1 key";
constexpr std::string_view markInfo = "doorward pin vault 1 mark";

struct FreeOpenssl
{
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
template <typename Type> using Openssl = std::unique_ptr<Type, FreeOpenssl>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

/// What the file's bytes alone don't say; no two owners give the same text.
std::string bound(const VaultOwner &owner, std::string bytes)
{
    bytes += '\n' + std::to_string(owner.uid) + '\n' + owner.user + '\n' + owner.machineId;
    return bytes;
}

bool hkdf(const PinVault &vault, const unsigned char *input, std::size_t inputBytes,
          std::string_view info, LockedBytes &key)
{
    const Openssl<EVP_KDF> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const Openssl<EVP_KDF_CTX> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    if (!context)
        return false;
    char digest[] = "SHA256";
    // OpenSSL's parameters are not const, and not written to.
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, const_cast<unsigned char *>(input),
                                          inputBytes),
        OSSL_PARAM_construct_octet_string(
            OSSL_KDF_PARAM_SALT, const_cast<unsigned char *>(vault.salt.data()), vault.salt.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, const_cast<char *>(info.data()),
                                          info.size()),
        OSSL_PARAM_construct_end(),
    };
    return EVP_KDF_derive(context.get(), key.data(), key.size(), parameters) == 1;
}

bool deriveKey(const VaultOwner &owner, const PinVault &vault, const Secret &pin, LockedBytes &key)
{
    const std::size_t machineBytes = owner.machineKey.size();
    LockedBytes input(keyBytes + machineBytes);
    if (!input.isValid() || !key.isValid() || machineBytes == 0)
        return false;
    static_assert(PinVault::saltBytes == crypto_pwhash_SALTBYTES);
    if (crypto_pwhash(input.data(), keyBytes, pin.data(), pin.size(), vault.salt.data(),
                      PinVault::kdfPasses, std::size_t{PinVault::kdfMemoryKib} * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return false;
    std::memcpy(input.data() + keyBytes, owner.machineKey.data(), machineBytes);
    return hkdf(vault, input.data(), input.size(), keyInfo, key);
}

bool computeMark(const VaultOwner &owner, const PinVault &vault,
                 std::array<unsigned char, PinVault::markBytes> &mark)
{
    LockedBytes key(keyBytes);
    if (!key.isValid() || owner.machineKey.isEmpty() ||
        !hkdf(vault, bytesOf(owner.machineKey.view()), owner.machineKey.size(), markInfo, key))
        return false;
    std::string bytes = vault.encode();
    bytes.resize(bytes.size() - PinVault::markBytes);
    bytes = bound(owner, std::move(bytes));
    unsigned written = 0;
    return HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytesOf(bytes),
                bytes.size(), mark.data(), &written) &&
           written == mark.size();
}

bool encrypt(const VaultOwner &owner, const LockedBytes &key, const LockedBytes &plain,
             PinVault &vault)
{
    const std::string about = bound(owner, vault.header());
    const Openssl<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    int written = 0;
    return context &&
           EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(),
                              vault.nonce.data()) == 1 &&
           EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(about),
                             static_cast<int>(about.size())) == 1 &&
           EVP_EncryptUpdate(context.get(), vault.sealed.data(), &written, plain.data(),
                             static_cast<int>(plain.size())) == 1 &&
           EVP_EncryptFinal_ex(context.get(), vault.sealed.data() + written, &written) == 1 &&
           EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, PinVault::tagBytes,
                               vault.tag.data()) == 1;
}

Opened decrypt(const VaultOwner &owner, const LockedBytes &key, const PinVault &vault,
               LockedBytes &plain)
{
    const std::string about = bound(owner, vault.header());
    const Openssl<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    auto tag = vault.tag; // OpenSSL wants it writable
    int written = 0;
    const bool ready = context &&
                       EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(),
                                          vault.nonce.data()) == 1 &&
                       EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(about),
                                         static_cast<int>(about.size())) == 1 &&
                       EVP_DecryptUpdate(context.get(), plain.data(), &written, vault.sealed.data(),
                                         static_cast<int>(vault.sealed.size())) == 1 &&
                       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, PinVault::tagBytes,
                                           tag.data()) == 1;
    if (!ready)
        return Opened::Broken;
    const bool right = EVP_DecryptFinal_ex(context.get(), plain.data() + written, &written) == 1;
    return right ? Opened::Right : Opened::Wrong;
}

} // namespace

bool sealVault(const VaultOwner &owner, const Secret &pin, const Secret &password,
               std::uint64_t now, PinVault &vault)
{
    LockedBytes key(keyBytes);
    LockedBytes plain(PinVault::plainBytes);
    if (!key.isValid() || !plain.isValid() || password.isEmpty())
        return false;
    PinVault made;
    made.uid = owner.uid;
    made.changed = now;
    randombytes_buf(made.salt.data(), made.salt.size());
    randombytes_buf(made.nonce.data(), made.nonce.size());
    plain.data()[0] = static_cast<unsigned char>(password.size() >> 8);
    plain.data()[1] = static_cast<unsigned char>(password.size());
    std::memcpy(plain.data() + 2, password.data(), password.size());
    if (!deriveKey(owner, made, pin, key) || !encrypt(owner, key, plain, made) ||
        !computeMark(owner, made, made.mark))
        return false;
    vault = made;
    return true;
}

bool isIntact(const VaultOwner &owner, const PinVault &vault)
{
    std::array<unsigned char, PinVault::markBytes> expected{};
    return vault.uid == owner.uid && computeMark(owner, vault, expected) &&
           CRYPTO_memcmp(expected.data(), vault.mark.data(), expected.size()) == 0;
}

Opened openVault(const VaultOwner &owner, const PinVault &vault, const Secret &pin,
                 Secret &password)
{
    password.clear();
    LockedBytes key(keyBytes);
    LockedBytes plain(PinVault::plainBytes);
    if (!key.isValid() || !plain.isValid() || !deriveKey(owner, vault, pin, key))
        return Opened::Broken;
    const Opened opened = decrypt(owner, key, vault, plain);
    if (opened != Opened::Right)
        return opened;
    const std::size_t size =
        static_cast<std::size_t>(plain.data()[0]) << 8 | static_cast<std::size_t>(plain.data()[1]);
    if (size == 0 || size > limits::secretBytes)
        return Opened::Broken;
    const auto *text = reinterpret_cast<const char *>(plain.data() + 2);
    return password.append({text, size}) ? Opened::Right : Opened::Broken;
}

} // namespace doorward
