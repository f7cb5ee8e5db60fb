// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/card_rules.h"

#include "backend/cards/own_map.h"
#include "backend/common/config.h"
#include "backend/common/limits.h"
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

CardRules CardRules::load(const std::string &user)
{
    const std::string folder = paths::configuration;
    const Config config = Config::load(folder);
    RevocationSettings revocation = RevocationSettings::from(config, folder);
    revocation.cage = cageOf("doorward-ocsp");
    CardRules rules(
        TokenMap::load(folder + "/token-map", 0),
        Trust::load(folder + "/token-ca.d", 0, keyPurposeOf(config.text("Token", "Purpose"))),
        std::move(revocation));
    rules.m_areOwnMapsAllowed = config.boolean("Token", "UserMaps");
    if (!user.empty())
        rules.askOwnMap(user);
    return rules;
}

CardRules::CardRules(TokenMap map, Trust trust, RevocationSettings revocation)
    : m_map(std::move(map)), m_trust(std::move(trust)), m_revocation(std::move(revocation), 0)
{}

void CardRules::askOwnMap(const std::string &user)
{
    const passwd *entry = getpwnam(user.c_str());
    m_own = OwnMap{user, "not-allowed"};
    if (!m_areOwnMapsAllowed || !entry)
        return;
    const TokenMap own = loadOwnMap({user, entry->pw_uid, entry->pw_gid, entry->pw_dir},
                                    std::chrono::seconds(limits::ownMapSeconds));
    m_own->state = own.state() == TokenMap::State::Good      ? "counts"
                   : own.state() == TokenMap::State::Missing ? "missing"
                                                             : "untrusted";
    m_ownProblems = own.problems();
    m_map.add(own);
}

std::vector<std::string> CardRules::problems() const
{
    std::vector<std::string> all = m_map.problems();
    for (const auto *more : {&m_ownProblems, &m_trust.problems(), &m_revocation.notes()})
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
    if (!certificate.found->mayOpen())
        return code::cardUnfit;
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
