// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/crypto/openssl.h"

#include <array>
#include <cstring>
#include <openssl/core_names.h>

namespace doorward::openssl {

namespace {

constexpr int tagBytes = 16;
constexpr std::array<unsigned char, 12> nonce{};

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

/// OpenSSL's parameters are not const, and not written to. No bytes have to be somewhere, too.
OSSL_PARAM octets(const char *name, std::string_view bytes)
{
    const char *data = bytes.empty() ? "" : bytes.data();
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(data), bytes.size());
}

} // namespace

bool hkdf(std::string_view salt, std::string_view input, std::string_view info, LockedBytes &key)
{
    const Owned<EVP_KDF> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const Owned<EVP_KDF_CTX> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    if (!context || !key.isValid())
        return false;
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, input),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    return EVP_KDF_derive(context.get(), key.data(), key.size(), parameters) == 1;
}

bool encrypt(const LockedBytes &key, std::string_view about, const LockedBytes &plain,
             unsigned char *out, unsigned char *tag)
{
    const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    int written = 0;
    return context && key.isValid() && plain.isValid() &&
           EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(),
                              nonce.data()) == 1 &&
           EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(about),
                             static_cast<int>(about.size())) == 1 &&
           EVP_EncryptUpdate(context.get(), out, &written, plain.data(),
                             static_cast<int>(plain.size())) == 1 &&
           EVP_EncryptFinal_ex(context.get(), out + written, &written) == 1 &&
           EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, tag) == 1;
}

Decrypted decrypt(const LockedBytes &key, std::string_view about, std::string_view in,
                  const unsigned char *tag, LockedBytes &plain)
{
    const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    std::array<unsigned char, tagBytes> expected{}; // OpenSSL wants it writable
    std::memcpy(expected.data(), tag, expected.size());
    int written = 0;
    const bool ready =
        context && key.isValid() && plain.isValid() && plain.size() == in.size() &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data()) ==
            1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(about),
                          static_cast<int>(about.size())) == 1 &&
        EVP_DecryptUpdate(context.get(), plain.data(), &written, bytesOf(in),
                          static_cast<int>(in.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, expected.data()) == 1;
    if (!ready)
        return Decrypted::Broken;
    const bool right = EVP_DecryptFinal_ex(context.get(), plain.data() + written, &written) == 1;
    return right ? Decrypted::Right : Decrypted::Wrong;
}

} // namespace doorward::openssl
