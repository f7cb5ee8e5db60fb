// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/certificate.h"

#include "backend/common/clean_text.h"
#include "backend/common/hex.h"
#include "backend/common/limits.h"

#include <ctime>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

namespace doorward {

namespace {

constexpr std::size_t holderBytes = 128;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

template <auto release> struct Release
{
    template <typename Object> void operator()(Object *object) const { release(object); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;

/// PKCS#11's r and s side by side, as the DER structure that OpenSSL wants. Empty where the two
/// halves do not fit the key.
std::string ecSignature(std::string_view halves, const EVP_PKEY *key)
{
    const auto half = static_cast<std::size_t>(EVP_PKEY_get_bits(key) + 7) / 8;
    if (halves.size() != 2 * half)
        return {};
    const auto number = [&](std::size_t from) {
        return BN_bin2bn(bytesOf(halves) + from, static_cast<int>(half), nullptr);
    };
    const EcSignature signature(ECDSA_SIG_new());
    BIGNUM *r = number(0);
    BIGNUM *s = number(half);
    // From here on r and s are the signature's.
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char *der = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &der);
    std::string text;
    if (size > 0)
        text.assign(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return text;
}

bool prepare(EVP_PKEY_CTX *context, std::string_view mechanism)
{
    if (!context || EVP_PKEY_verify_init(context) != 1 ||
        EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) != 1)
        return false;
    if (mechanism == "rsa-pkcs")
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    if (mechanism == "rsa-pss")
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
    return true;
}

/// As it may be shown; empty where there is none, or one with a NUL inside.
std::string commonName(const X509_NAME *name)
{
    const int place = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, place);
    if (!entry)
        return {};
    unsigned char *bytes = nullptr;
    const int size = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(entry));
    std::string text;
    if (size > 0)
        text.assign(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return text.find('\0') == std::string::npos ? cleanText(text, holderBytes) : std::string();
}

} // namespace

std::optional<Certificate> Certificate::fromDer(std::string_view der)
{
    if (der.empty() || der.size() > limits::certificateBytes)
        return std::nullopt;
    const unsigned char *end = bytesOf(der);
    Certificate certificate;
    certificate.m_x509.reset(d2i_X509(nullptr, &end, static_cast<long>(der.size())));
    if (!certificate.m_x509 || end != bytesOf(der) + der.size() ||
        !X509_get0_pubkey(certificate.m_x509.get()))
        return std::nullopt;
    // Of the bytes that came, not of what OpenSSL would write for them.
    char digest[SHA256_DIGEST_LENGTH];
    SHA256(bytesOf(der), der.size(), reinterpret_cast<unsigned char *>(digest));
    certificate.m_sha256 = toHex({digest, sizeof digest});
    return certificate;
}

std::string Certificate::holder() const
{
    return commonName(X509_get_subject_name(m_x509.get()));
}

std::string Certificate::issuer() const
{
    return commonName(X509_get_issuer_name(m_x509.get()));
}

std::string Certificate::lastDay() const
{
    std::tm day{};
    char text[16];
    if (ASN1_TIME_to_tm(X509_get0_notAfter(m_x509.get()), &day) != 1 ||
        std::strftime(text, sizeof text, "%Y-%m-%d", &day) == 0)
        return {};
    return text;
}

bool Certificate::isRsa() const
{
    return EVP_PKEY_get_base_id(X509_get0_pubkey(m_x509.get())) == EVP_PKEY_RSA;
}

bool Certificate::maySign() const
{
    const std::uint32_t flags = X509_get_extension_flags(m_x509.get());
    if (flags & EXFLAG_INVALID)
        return false;
    return !(flags & EXFLAG_KUSAGE) ||
           (X509_get_key_usage(m_x509.get()) & KU_DIGITAL_SIGNATURE) != 0;
}

bool Certificate::verifies(std::string_view mechanism, std::string_view digest,
                           std::string_view signature) const
{
    EVP_PKEY *key = X509_get0_pubkey(m_x509.get());
    const int type = EVP_PKEY_get_base_id(key);
    const bool rsa = mechanism == "rsa-pkcs" || mechanism == "rsa-pss";
    if (digest.size() != SHA256_DIGEST_LENGTH || signature.size() > limits::signatureBytes ||
        !(type == EVP_PKEY_RSA ? rsa : type == EVP_PKEY_EC && mechanism == "ecdsa"))
        return false;
    const std::string bytes = rsa ? std::string(signature) : ecSignature(signature, key);
    const Context context(EVP_PKEY_CTX_new(key, nullptr));
    return !bytes.empty() && prepare(context.get(), mechanism) &&
           EVP_PKEY_verify(context.get(), bytesOf(bytes), bytes.size(), bytesOf(digest),
                           digest.size()) == 1;
}

} // namespace doorward
