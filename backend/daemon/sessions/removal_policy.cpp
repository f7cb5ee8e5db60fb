// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/removal_policy.h"

#include <string_view>

namespace doorward {

namespace {

RemovalPolicy::Action actionOf(std::string_view word)
{
    if (word == "logout")
        return RemovalPolicy::Action::Logout;
    if (word == "ignore")
        return RemovalPolicy::Action::Ignore;
    return RemovalPolicy::Action::Lock;
}

} // namespace

RemovalPolicy::RemovalPolicy(const Config &config)
    : m_action(actionOf(config.text("Token", "OnRemoval"))),
      m_grace(config.number("Token", "GraceSeconds")),
      m_endsWhatDoesNotLock(config.text("Token", "IfLockFails") == "terminate")
{
    for (const std::string &word : splitWords(config.text("Token", "OnRemovalFor"))) {
        const auto colon = word.rfind(':');
        m_exceptions[word.substr(0, colon)] = actionOf(std::string_view(word).substr(colon + 1));
    }
}

RemovalPolicy::Action RemovalPolicy::actionFor(const std::string &user) const
{
    const auto found = m_exceptions.find(user);
    return found == m_exceptions.end() ? m_action : found->second;
}

} // namespace doorward
