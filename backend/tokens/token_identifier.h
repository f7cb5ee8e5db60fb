// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/p11_helper.h"
#include "backend/tokens/backoff.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace doorward {

/// Asks doorward-p11 which tokens are in, without anybody waiting for it: a module that hangs
/// delays no removal. For the thread of the loop, which has to outlive the helper.
class TokenIdentifier
{
public:
    using Clock = P11Helper::Clock;

    /// program: doorward-p11, which runs as the caller's own user.
    explicit TokenIdentifier(std::string program);

    /// Begins anew; what was under way is killed, because it is about cards of before.
    void start();
    /// Ends what is under way and forgets about trying again.
    void stop();

    /// To poll for reading; -1 where nothing is under way.
    [[nodiscard]] int descriptor() const { return m_helper.socket(); }
    /// When to call onTime(); nothing while there is no reason to.
    [[nodiscard]] std::optional<Clock::time_point> deadline() const;
    /// All that P11List is answered with, the last packet too, once it is there.
    [[nodiscard]] std::optional<std::vector<wire::Message>> onReadable();
    void onTime();

private:
    void fail();

    std::string m_program;
    P11Helper m_helper;
    std::vector<wire::Message> m_listed;
    Clock::time_point m_deadline;
    Backoff m_backoff;
    unsigned m_failures = 0;
    std::optional<Clock::time_point> m_retry;
};

} // namespace doorward
