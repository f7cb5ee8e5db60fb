// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/tokens/test_certificates.h"

#include <openssl/ecdsa.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace doorward::test {

namespace {

void setName(X509_NAME *name, const std::string &text)
{
    X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.data()),
                               static_cast<int>(text.size()), -1, 0);
}

void addExtension(X509 *certificate, int kind, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// r and s side by side, each as long as half is.
std::string halvesOf(const std::string &der, int half)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.data());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
    std::string halves(2 * static_cast<std::size_t>(half), '\0');
    auto *into = reinterpret_cast<unsigned char *>(halves.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), into, half);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), into + half, half);
    ECDSA_SIG_free(signature);
    return halves;
}

} // namespace

Key newRsaKey(unsigned bits)
{
    return Key(EVP_RSA_gen(bits));
}

Key newEcKey(const char *curve)
{
    return Key(EVP_EC_gen(curve));
}

std::string makeCertificate(const Key &key, const Key &signer, const CertificateOptions &options)
{
    X509 *certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), options.serial);
    setName(X509_get_subject_name(certificate), options.name);
    setName(X509_get_issuer_name(certificate), options.issuer);
    constexpr long day = 24 * 3600;
    X509_gmtime_adj(X509_getm_notBefore(certificate), options.firstDay * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), options.lastDay * day);
    X509_set_pubkey(certificate, key.get());
    addExtension(certificate, NID_basic_constraints, options.isAuthority ? "CA:TRUE" : "CA:FALSE");
    if (options.keyUsage)
        addExtension(certificate, NID_key_usage, options.keyUsage);
    if (options.purposes)
        addExtension(certificate, NID_ext_key_usage, options.purposes);
    if (options.names)
        addExtension(certificate, NID_subject_alt_name, options.names);
    if (options.access)
        addExtension(certificate, NID_info_access, options.access);
    X509_sign(certificate, signer.get(), EVP_get_digestbyname(options.digest));
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    std::string bytes(reinterpret_cast<char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    X509_free(certificate);
    return bytes;
}

std::string toPem(std::string_view der)
{
    BIO *memory = BIO_new(BIO_s_mem());
    PEM_write_bio(memory, "CERTIFICATE", "", reinterpret_cast<const unsigned char *>(der.data()),
                  static_cast<long>(der.size()));
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    std::string pem(bytes, static_cast<std::size_t>(size));
    BIO_free(memory);
    return pem;
}

std::string sign(const Key &key, std::string_view mechanism, std::string_view digest)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key.get(), nullptr);
    EVP_PKEY_sign_init(context);
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    if (mechanism == "rsa-pss") {
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST);
    }
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    EVP_PKEY_sign(context, reinterpret_cast<unsigned char *>(signature.data()), &size,
                  reinterpret_cast<const unsigned char *>(digest.data()), digest.size());
    EVP_PKEY_CTX_free(context);
    signature.resize(size);
    return mechanism == "ecdsa" ? halvesOf(signature, (EVP_PKEY_get_bits(key.get()) + 7) / 8)
                                : signature;
}

} // namespace doorward::test
