// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/card_rules.h"

#include "backend/common/config.h"
#include "backend/common/outcome.h"
#include "backend/common/paths.h"

#include <pwd.h>
#include <set>

namespace doorward::ctl {

std::optional<Cage> cageOf(const char *name)
{
    const passwd *entry = getpwnam(name);
    if (!entry || entry->pw_uid == 0)
        return std::nullopt;
    return Cage{entry->pw_uid, entry->pw_gid};
}

CardRules CardRules::load()
{
    const std::string folder = paths::configuration;
    const Config config = Config::load(folder);
    RevocationSettings revocation = RevocationSettings::from(config, folder);
    revocation.cage = cageOf("doorward-ocsp");
    return CardRules(
        TokenMap::load(folder + "/token-map", 0),
        Trust::load(folder + "/token-ca.d", 0, keyPurposeOf(config.text("Token", "Purpose"))),
        std::move(revocation));
}

CardRules::CardRules(TokenMap map, Trust trust, RevocationSettings revocation)
    : m_map(std::move(map)), m_trust(std::move(trust)), m_revocation(std::move(revocation), 0)
{}

std::vector<std::string> CardRules::problems() const
{
    std::vector<std::string> all = m_map.problems();
    for (const auto *more : {&m_trust.problems(), &m_revocation.notes()})
        all.insert(all.end(), more->begin(), more->end());
    return all;
}

std::vector<JudgedCertificate> CardRules::judge(const std::vector<FoundCertificate> &all)
{
    std::vector<JudgedCertificate> judged;
    for (const FoundCertificate &one : all) {
        const std::set<std::string> users = m_map.users(one.identities);
        judged.push_back({&one, {users.begin(), users.end()}, {}});
        judged.back().code = codeFor(judged.back());
    }
    return judged;
}

/// A certificate that cannot count is told first: no rule would mend that.
std::string_view CardRules::codeFor(const JudgedCertificate &certificate)
{
    const Trust::Verdict verdict = m_trust.judge(certificate.found->certificate);
    if (verdict != Trust::Verdict::Good)
        return codeOf(verdict);
    const std::string_view revoked = m_revocation.check(certificate.found->certificate, m_trust);
    if (!revoked.empty())
        return revoked;
    if (certificate.users.empty())
        return code::cardUnknown;
    return certificate.users.size() == 1 ? std::string_view() : code::cardAmbiguous;
}

} // namespace doorward::ctl
