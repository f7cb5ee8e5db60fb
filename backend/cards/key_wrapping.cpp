// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/key_wrapping.h"

#include "backend/crypto/openssl.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>

namespace doorward {

namespace {

using openssl::Owned;

constexpr int rsaBitsMin = 2048;

std::optional<std::string> wrapRsa(EVP_PKEY *key, LockedBytes &secret, std::size_t &size)
{
    if (EVP_PKEY_get_bits(key) < rsaBitsMin ||
        static_cast<std::size_t>(EVP_PKEY_get_size(key)) > secret.size())
        return std::nullopt;
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(key, nullptr));
    std::string wrapped(secret.size(), '\0');
    std::size_t length = wrapped.size();
    if (!context || EVP_PKEY_encapsulate_init(context.get(), nullptr) != 1 ||
        EVP_PKEY_CTX_set_kem_op(context.get(), OSSL_KEM_PARAM_OPERATION_RSASVE) != 1 ||
        EVP_PKEY_encapsulate(context.get(), reinterpret_cast<unsigned char *>(wrapped.data()),
                             &length, secret.data(), &size) != 1)
        return std::nullopt;
    wrapped.resize(length);
    return wrapped;
}

/// A new key on key's curve.
Owned<EVP_PKEY> ephemeralBeside(EVP_PKEY *key)
{
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(key, nullptr));
    EVP_PKEY *made = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1 ||
        EVP_PKEY_keygen(context.get(), &made) != 1)
        return nullptr;
    return Owned<EVP_PKEY>(made);
}

std::string pointOf(EVP_PKEY *key)
{
    unsigned char *bytes = nullptr;
    const std::size_t size = EVP_PKEY_get1_encoded_public_key(key, &bytes);
    std::string point;
    if (bytes)
        point.assign(reinterpret_cast<const char *>(bytes), size);
    OPENSSL_free(bytes);
    return point;
}

std::optional<std::string> wrapEc(EVP_PKEY *key, LockedBytes &secret, std::size_t &size)
{
    const Owned<EVP_PKEY> ephemeral = ephemeralBeside(key);
    const Owned<EVP_PKEY_CTX> context(ephemeral ? EVP_PKEY_CTX_new(ephemeral.get(), nullptr)
                                                : nullptr);
    size = secret.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), key) != 1 ||
        EVP_PKEY_derive(context.get(), secret.data(), &size) != 1)
        return std::nullopt;
    std::string point = pointOf(ephemeral.get());
    // The form with both halves: anything shorter is a curve of some other family.
    return point.size() == 1 + 2 * size ? std::optional(std::move(point)) : std::nullopt;
}

} // namespace

std::optional<std::string> wrapFreshSecret(const Certificate &certificate, Secret &shared)
{
    shared.clear();
    EVP_PKEY *key = X509_get0_pubkey(certificate.x509());
    LockedBytes secret(limits::secretBytes);
    if (!secret.isValid())
        return std::nullopt;
    std::size_t size = secret.size();
    std::optional<std::string> wrapped;
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA)
        wrapped = wrapRsa(key, secret, size);
    else if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC)
        wrapped = wrapEc(key, secret, size);
    if (wrapped && !shared.append(secret.view().substr(0, size)))
        return std::nullopt;
    return wrapped;
}

} // namespace doorward
