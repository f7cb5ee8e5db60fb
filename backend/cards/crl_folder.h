// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/cards/revocation.h"
#include "backend/cards/trust.h"

#include <memory>
#include <openssl/x509.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// The certificate revocation lists of one folder: its files *.crl and *.pem, in DER or PEM.
class CrlFolder
{
public:
    /// Reads the lists in folder, which owner alone may write. What is not so, is no list, or is
    /// signed with SHA-1 or MD5 is left out and named in problems().
    [[nodiscard]] static CrlFolder load(const std::string &folder, uid_t owner);

    /// What the lists say of certificate, which trust has judged good. Never Unknown or
    /// Unreachable.
    [[nodiscard]] RevocationAnswer ask(const Certificate &certificate, const Trust &trust,
                                       unsigned staleHours) const;

    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    struct Free
    {
        void operator()(STACK_OF(X509_CRL) * lists) const
        {
            sk_X509_CRL_pop_free(lists, X509_CRL_free);
        }
    };

    [[nodiscard]] std::string addFile(const std::string &bytes);

    std::unique_ptr<STACK_OF(X509_CRL), Free> m_lists{sk_X509_CRL_new_null()};
    std::vector<std::string> m_problems;
};

} // namespace doorward
