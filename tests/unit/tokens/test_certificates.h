// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <openssl/evp.h>
#include <string>
#include <string_view>

namespace doorward::test {

struct FreeKey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

[[nodiscard]] Key newRsaKey(unsigned bits);
[[nodiscard]] Key newEcKey(const char *curve);

struct CertificateOptions
{
    std::string name = "alice";
    std::string issuer = "authority";
    long firstDay = -1; ///< from today
    long lastDay = 365;
    bool isAuthority = false;
    const char *keyUsage = nullptr; ///< as OpenSSL writes it; null: not in the certificate
    const char *purposes = nullptr; ///< extended key usage; as above
    const char *names = nullptr;    ///< alternative names; as above
    const char *access = nullptr;   ///< authority information access; as above
    const char *digest = "SHA256";
    long serial = 1;
};

/// The DER form of a certificate for key, signed by signer.
[[nodiscard]] std::string makeCertificate(const Key &key, const Key &signer,
                                          const CertificateOptions &options);
[[nodiscard]] std::string toPem(std::string_view der);

/// What a token makes of digest: mechanism as doorward-p11 names it.
[[nodiscard]] std::string sign(const Key &key, std::string_view mechanism, std::string_view digest);

} // namespace doorward::test
