// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/outcome.h"
#include "backend/common/wire.h"
#include "backend/daemon/conversation/conversation_state.h"
#include "backend/daemon/conversation/worker_process.h"
#include "backend/daemon/tokens/token_facts.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <sys/types.h>

namespace doorward {

/// What a session needs besides its user; see wire::Type::OpenSession.
struct SessionRequest
{
    std::string name;
    std::vector<std::string> command;
    std::vector<std::string> desktops;
    std::vector<std::string> environment; ///< K=V
    std::string seat;                     ///< empty: no seat
    unsigned terminal = 0;                ///< 0: none
    std::string sessionClass;             ///< user or greeter
};

/// One PAM conversation, as a worker holds it. The owner hears of it by the callbacks below; it may
/// let go of the conversation only after the callback has returned.
class Conversation
{
public:
    struct Request
    {
        std::string kind; ///< login, unlock, enrol, remove, change or greeter
        std::string method;
        std::string service;
        std::string user;
        std::string locale;
    };

    struct Ending
    {
        Outcome outcome = Outcome::Broken;
        std::string code;
        std::string text;
        std::string user; ///< of a success
        std::optional<uid_t> uid;
        wire::Message facts{wire::Type::Result}; ///< all that the worker said
    };

    class Owner
    {
    public:
        virtual void prompted(Conversation &conversation, const wire::Message &prompt) = 0;
        virtual void noticed(Conversation &conversation, const wire::Message &notice) = 0;
        virtual void ended(Conversation &conversation, const Ending &ending) = 0;
        virtual void sessionOpened(Conversation &conversation, const std::string &session) = 0;
        virtual void sessionFailed(Conversation &conversation, const std::string &code,
                                   const std::string &text) = 0;

    protected:
        ~Owner() = default;
    };

    Conversation(std::uint32_t id, Request request, std::unique_ptr<WorkerProcess> worker,
                 Owner &owner);

    [[nodiscard]] std::uint32_t id() const { return m_id; }
    [[nodiscard]] const Request &request() const { return m_request; }
    /// The worker has asked for something.
    [[nodiscard]] bool wasAsked() const { return m_promptCount > 0; }
    [[nodiscard]] ConversationState state() const { return m_state; }
    [[nodiscard]] const std::optional<TokenFacts> &token() const { return m_token; }
    /// The user of a success.
    [[nodiscard]] const Ending &ending() const { return m_ending; }
    /// An answer is being judged: nothing is asked, but something was answered.
    [[nodiscard]] bool isJudging() const;

    /// Tells the worker what to do. Where it is already gone, ended() follows in its own time.
    void start();
    [[nodiscard]] bool isAsked(std::uint32_t prompt) const { return m_prompts.contains(prompt); }
    /// secret stays the caller's. The prompt must be asked.
    void answer(std::uint32_t prompt, int secret);
    /// After a success of a login or greeter.
    void openSession(const SessionRequest &session);

    /// The worker, for whoever ends it or takes its session over; nothing is heard here any more.
    [[nodiscard]] std::unique_ptr<WorkerProcess> release();

private:
    void heard(const wire::Message &message);
    void asked(const wire::Message &prompt);
    void judged(const wire::Message &result);
    void opened(const wire::Message &message);
    void failed(const wire::Message &message);
    void lost(const std::string &text);

    std::uint32_t m_id;
    Request m_request;
    std::unique_ptr<WorkerProcess> m_worker;
    Owner &m_owner;
    ConversationState m_state = ConversationState::Starting;
    std::set<std::uint32_t> m_prompts; // asked and not answered
    unsigned m_promptCount = 0;
    bool m_answered = false;
    std::optional<TokenFacts> m_token;
    Ending m_ending;
};

} // namespace doorward
