// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/worker/account.h"
#include "backend/worker/order.h"
#include "backend/worker/pam_handle.h"

#include <memory>
#include <optional>
#include <string>

namespace doorward::worker {

/// One conversation, from pam_start to its verdict. One thread.
class Attempt
{
public:
    Attempt(Link &link, Order order) : m_link(link), m_order(std::move(order)), m_conversation(link)
    {}

    /// Runs the whole of it and tells doorwardd Started, whatever modules say and ask, TokenUsed
    /// where a success rests on a token, and Result. True for a success.
    bool run();

    // After a success:
    [[nodiscard]] PamHandle &handle() { return *m_handle; }
    [[nodiscard]] const Account &account() const { return *m_account; }
    [[nodiscard]] const Order &order() const { return m_order; }
    [[nodiscard]] Conversation &conversation() { return m_conversation; }

private:
    Verdict decide();
    Verdict authenticate();
    Verdict checkAccount();
    Verdict changeExpiredPassword();
    Verdict changeToken();
    Verdict identify();
    void noteStalePin(const Verdict &verdict);
    Verdict judged(Phase phase, int code);
    void report(const Verdict &verdict);

    Link &m_link;
    const Order m_order;
    Conversation m_conversation;
    std::unique_ptr<PamHandle> m_handle;
    std::optional<Account> m_account;
    bool m_hasAnswered = false;  // something, to authenticate
    int m_pamCode = PAM_SUCCESS; // the last one, for the Result
};

} // namespace doorward::worker
