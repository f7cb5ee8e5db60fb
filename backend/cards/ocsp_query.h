// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/cards/revocation.h"
#include "backend/cards/trust.h"

#include <memory>
#include <openssl/ocsp.h>
#include <string>
#include <string_view>

namespace doorward {

/// One question to an OCSP responder (RFC 6960), and what is believed of the answer. Who carries
/// them over the network is not trusted: the answer has to be signed by the certificate's issuer,
/// or by a responder that the issuer made.
class OcspQuery
{
public:
    /// trust has to outlive the query, and to have judged certificate good.
    OcspQuery(const Certificate &certificate, const Trust &trust);

    /// The question in DER, with a fresh nonce; empty where trust has no issuer of certificate.
    [[nodiscard]] std::string request() const;

    /// What answer (DER) says. Never None or Unreachable. An answer without a nonce counts: large
    /// responders sign beforehand; one with another nonce does not.
    [[nodiscard]] RevocationAnswer read(std::string_view answer, unsigned staleHours) const;

private:
    struct Free
    {
        void operator()(OCSP_REQUEST *request) const { OCSP_REQUEST_free(request); }
        void operator()(OCSP_CERTID *id) const { OCSP_CERTID_free(id); }
    };

    [[nodiscard]] bool isSigned(OCSP_BASICRESP *answer) const;

    const Trust &m_trust;
    Trust::X509Pointer m_issuer;
    std::unique_ptr<OCSP_CERTID, Free> m_id;
    std::unique_ptr<OCSP_REQUEST, Free> m_request;
};

/// The first http:// address of a responder in certificate's authority information access; empty
/// where there is none.
[[nodiscard]] std::string responderOf(const Certificate &certificate);

} // namespace doorward
