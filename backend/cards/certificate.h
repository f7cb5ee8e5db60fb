// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <openssl/x509.h>
#include <optional>
#include <string>
#include <string_view>

namespace doorward {

/// A certificate as it came off a card: parsed, and believed in nothing yet.
class Certificate
{
public:
    /// Nothing where der is not exactly one certificate with a key in it.
    [[nodiscard]] static std::optional<Certificate> fromDer(std::string_view der);

    /// Of the DER form, in 64 lower-case hexadecimal digits.
    [[nodiscard]] const std::string &sha256() const { return m_sha256; }
    /// Its common name, to be shown. Never to be compared with anything: a name says nothing about
    /// who somebody is. Empty where there is none, or one with a NUL inside.
    [[nodiscard]] std::string holder() const;
    /// Its issuer's common name; as holder().
    [[nodiscard]] std::string issuer() const;
    /// The last day that it is valid on, as 2044-01-01; empty where it does not tell.
    [[nodiscard]] std::string lastDay() const;
    /// Whether its key is RSA.
    [[nodiscard]] bool isRsa() const;
    /// Whether its key may make signatures: always, where the certificate does not say.
    [[nodiscard]] bool maySign() const;
    /// Whether signature is that of its key under digest (SHA-256), made by mechanism (the words of
    /// doorward-p11: rsa-pkcs, rsa-pss, ecdsa).
    [[nodiscard]] bool verifies(std::string_view mechanism, std::string_view digest,
                                std::string_view signature) const;

    [[nodiscard]] X509 *x509() const { return m_x509.get(); }

private:
    struct Free
    {
        void operator()(X509 *certificate) const { X509_free(certificate); }
    };

    std::unique_ptr<X509, Free> m_x509;
    std::string m_sha256;
};

} // namespace doorward
