// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/conversation/conversation.h"
#include "backend/daemon/seat/session_plan.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace doorward {

/// One run of the greeter: a worker that opens a greeter session for its system user, the program
/// in it, and its end.
class Greeter final : private Conversation::Owner
{
public:
    explicit Greeter(Backend &backend) : m_backend(backend) {}
    ~Greeter();
    Greeter(const Greeter &) = delete;
    Greeter &operator=(const Greeter &) = delete;

    /// Once, when the run is over. problem: a sentence where it never got as far as its program,
    /// else empty. This may be destroyed from within.
    std::function<void(const std::string &problem)> onGone;

    /// onGone follows, whatever happens.
    void start(const std::string &user, SessionPlan plan);
    /// A greeter of an earlier daemon's, only to be ended.
    void adopt(const std::string &session, std::unique_ptr<WorkerProcess> worker);
    /// Asks it to go, and sees to it that it does. onGone follows.
    void stop();
    /// Asks it to go when nobody will be there to hear that it has.
    void terminate();

private:
    void prompted(Conversation &conversation, const wire::Message &prompt) override;
    void noticed(Conversation &conversation, const wire::Message &notice) override;
    void ended(Conversation &conversation, const Conversation::Ending &ending) override;
    void sessionOpened(Conversation &conversation, const std::string &session) override;
    void sessionFailed(Conversation &conversation, const std::string &code,
                       const std::string &text) override;

    void keep(std::unique_ptr<WorkerProcess> worker);
    void gone(const std::string &problem);
    void insist();

    Backend &m_backend;
    std::optional<SessionPlan> m_plan;
    std::unique_ptr<Conversation> m_conversation;
    std::unique_ptr<WorkerProcess> m_worker;
    std::string m_session;
    std::string m_problem;
    EventLoop::Source m_deadline;
    EventLoop::Source m_soon;
    unsigned m_insistence = 0;
};

} // namespace doorward
