// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/card_rules.h"

#include "backend/common/config.h"
#include "backend/common/outcome.h"
#include "backend/common/paths.h"

#include <set>

namespace doorward::ctl {

CardRules CardRules::load()
{
    const std::string folder = paths::configuration;
    const Config config = Config::load(folder);
    return CardRules(
        TokenMap::load(folder + "/token-map", 0),
        Trust::load(folder + "/token-ca.d", 0, keyPurposeOf(config.text("Token", "Purpose"))));
}

CardRules::CardRules(TokenMap map, Trust trust) : m_map(std::move(map)), m_trust(std::move(trust))
{
    m_problems = m_map.problems();
    m_problems.insert(m_problems.end(), m_trust.problems().begin(), m_trust.problems().end());
}

std::vector<JudgedCertificate> CardRules::judge(const std::vector<FoundCertificate> &all) const
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
std::string_view CardRules::codeFor(const JudgedCertificate &certificate) const
{
    const Trust::Verdict verdict = m_trust.judge(certificate.found->certificate);
    if (verdict != Trust::Verdict::Good)
        return codeOf(verdict);
    if (certificate.users.empty())
        return code::cardUnknown;
    return certificate.users.size() == 1 ? std::string_view() : code::cardAmbiguous;
}

} // namespace doorward::ctl
