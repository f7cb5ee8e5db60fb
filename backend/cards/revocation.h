// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/asn1.h>
#include <string_view>

namespace doorward {

/// How much a card's certificate is asked about: the setting Token.Revocation.
enum class RevocationPolicy {
    Off,  ///< not at all
    Soft, ///< revoked is refused; what nobody can tell is let in
    Hard, ///< what nobody can tell is refused too
};

/// The word of the setting; Hard where it is none.
[[nodiscard]] RevocationPolicy revocationPolicyOf(std::string_view word);

/// What one source (the CRL files, or an OCSP responder) has to say about a certificate.
enum class RevocationAnswer {
    None,        ///< there is no such source for it
    Good,        ///< not revoked, from a source that is fresh enough
    Revoked,     ///< revoked, also where the source is stale
    Unknown,     ///< an OCSP responder that does not know the certificate
    Stale,       ///< not revoked, but the source is too old to tell
    Broken,      ///< a signature that is wrong, or something that cannot be read
    Unreachable, ///< an OCSP responder that did not answer in time
};

/// One word for each, for logs.
[[nodiscard]] std::string_view toText(RevocationAnswer answer);

enum class RevocationVerdict { Good, Revoked, Unchecked };

/// The table of the manual: a source that says revoked wins, then one that says good; without
/// either it depends on the policy.
[[nodiscard]] RevocationVerdict decide(RevocationPolicy policy, RevocationAnswer crl,
                                       RevocationAnswer ocsp);

/// Whether a CRL or an OCSP answer of thisUpdate still counts: until nextUpdate (null: a day after
/// thisUpdate) and staleHours more, give or take five minutes for clocks.
[[nodiscard]] bool isFresh(const ASN1_TIME *thisUpdate, const ASN1_TIME *nextUpdate,
                           unsigned staleHours);

} // namespace doorward
