// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/revocation.h"

#include <ctime>

namespace doorward {

namespace {

constexpr std::time_t clockSlack = 300;
constexpr std::time_t hour = 3600;
constexpr std::time_t standardLife = 24 * hour; // of an answer that names no end
constexpr int malformed = -2;                   // of ASN1_TIME_cmp_time_t

} // namespace

RevocationPolicy revocationPolicyOf(std::string_view word)
{
    if (word == "off")
        return RevocationPolicy::Off;
    return word == "soft" ? RevocationPolicy::Soft : RevocationPolicy::Hard;
}

std::string_view toText(RevocationAnswer answer)
{
    switch (answer) {
    case RevocationAnswer::None:
        return "none";
    case RevocationAnswer::Good:
        return "good";
    case RevocationAnswer::Revoked:
        return "revoked";
    case RevocationAnswer::Unknown:
        return "unknown";
    case RevocationAnswer::Stale:
        return "stale";
    case RevocationAnswer::Broken:
        return "broken";
    case RevocationAnswer::Unreachable:
        return "unreachable";
    }
    return "broken";
}

RevocationVerdict decide(RevocationPolicy policy, RevocationAnswer crl, RevocationAnswer ocsp)
{
    const auto anySays = [&](RevocationAnswer what) { return crl == what || ocsp == what; };
    if (policy == RevocationPolicy::Off)
        return RevocationVerdict::Good;
    if (anySays(RevocationAnswer::Revoked))
        return RevocationVerdict::Revoked;
    if (anySays(RevocationAnswer::Good) || policy == RevocationPolicy::Soft)
        return RevocationVerdict::Good;
    return RevocationVerdict::Unchecked;
}

bool isFresh(const ASN1_TIME *thisUpdate, const ASN1_TIME *nextUpdate, unsigned staleHours)
{
    const std::time_t now = std::time(nullptr);
    const std::time_t allowed = clockSlack + static_cast<std::time_t>(staleHours) * hour;
    const int begun = thisUpdate ? ASN1_TIME_cmp_time_t(thisUpdate, now + clockSlack) : malformed;
    if (begun == malformed || begun > 0)
        return false;
    const int ended = nextUpdate ? ASN1_TIME_cmp_time_t(nextUpdate, now - allowed)
                                 : ASN1_TIME_cmp_time_t(thisUpdate, now - allowed - standardLife);
    return ended != malformed && ended >= 0;
}

} // namespace doorward
