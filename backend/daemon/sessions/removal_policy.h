// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"

#include <chrono>
#include <map>
#include <string>

namespace doorward {

/// What the administrator wants to happen when a session's token has gone: [Token] OnRemoval=,
/// OnRemovalFor=, GraceSeconds= and IfLockFails=.
class RemovalPolicy
{
public:
    enum class Action { Lock, Logout, Ignore };

    explicit RemovalPolicy(const Config &config);

    [[nodiscard]] Action actionFor(const std::string &user) const;
    /// How long the token may be out.
    [[nodiscard]] std::chrono::seconds grace() const { return m_grace; }
    /// Whether a session that should be locked, and is not, is ended.
    [[nodiscard]] bool endsWhatDoesNotLock() const { return m_endsWhatDoesNotLock; }

private:
    Action m_action;
    std::map<std::string, Action> m_exceptions;
    std::chrono::seconds m_grace;
    bool m_endsWhatDoesNotLock;
};

} // namespace doorward
