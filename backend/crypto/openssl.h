// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/locked_bytes.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <string_view>

/// The few things that the vault's cryptography takes from OpenSSL, in its own terms.
namespace doorward::openssl {

struct Free
{
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
};
template <typename Type> using Owned = std::unique_ptr<Type, Free>;

/// HKDF-SHA-256 (RFC 5869) of input into all of key. False where OpenSSL has none.
[[nodiscard]] bool hkdf(std::string_view salt, std::string_view input, std::string_view info,
                        LockedBytes &key);

/// AES-256-GCM (NIST SP 800-38D) by a key that is used once, with a nonce of zeros. out is as long
/// as plain, tag has 16 bytes.
[[nodiscard]] bool encrypt(const LockedBytes &key, std::string_view about, const LockedBytes &plain,
                           unsigned char *out, unsigned char *tag);

enum class Decrypted { Right, Wrong, Broken };
/// The reverse of encrypt(): plain, which is as long as in, means something only where Right.
[[nodiscard]] Decrypted decrypt(const LockedBytes &key, std::string_view about, std::string_view in,
                                const unsigned char *tag, LockedBytes &plain);

} // namespace doorward::openssl
