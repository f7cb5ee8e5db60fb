// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/channel/channel_bus.h"
#include "backend/daemon/channel/channel_socket.h"
#include "backend/daemon/channel/purpose.h"
#include "backend/daemon/conversation/conversation.h"
#include "backend/daemon/conversation/conversation_set.h"
#include "backend/daemon/seat/session_plan.h"

#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// One client's channel: what it may do, and the conversations it has begun. Spoken on a private
/// socket; ends with its connection.
class Channel final : public ChannelCalls, private Conversation::Owner
{
public:
    struct Terms
    {
        Purpose purpose;
        uid_t owner;         ///< who opened it
        std::string user;    ///< whom it is for; empty on a login channel
        uid_t uid = 0;       ///< the user's
        std::string session; ///< the one to unlock; on an enrol channel, the caller's, if any
    };

    /// Null, with error set to a positive errno, where its socket cannot be made.
    [[nodiscard]] static std::unique_ptr<Channel> open(Backend &backend, Terms terms, int &error);

    /// Once, when it is over: nobody came in time, or the client has gone. Not to be destroyed from
    /// within.
    std::function<void()> onOver;

    [[nodiscard]] std::string address() const { return m_socket->address(); }
    [[nodiscard]] const Terms &terms() const { return m_terms; }
    /// Tells the client.
    void tokensChanged();
    /// The same on an unlock channel of that session: it is to be unlocked without a conversation.
    /// False where this is none, or has had its success.
    bool lift(const std::string &session);

    bus::Refusal methods(const std::string &user, std::vector<std::string> &methods) override;
    bus::Refusal begin(const std::string &method, const std::string &user,
                       std::uint32_t &conversation) override;
    bus::Refusal answer(std::uint32_t conversation, std::uint32_t prompt, int secret) override;
    bus::Refusal cancel(std::uint32_t conversation) override;
    bus::Refusal sessions(const std::string &locale, std::vector<SessionItem> &items) override;
    bus::Refusal startSession(std::uint32_t conversation, const std::string &session) override;
    bus::Refusal power(const std::string &action, bool force,
                       std::function<void(const std::string &)> done) override;
    std::vector<TokenItem> tokens(std::uint32_t &readers) override;
    void disconnected() override;

private:
    Channel(Backend &backend, Terms terms);

    void connected(Descriptor connection);
    [[nodiscard]] bool isElsewhere() const;
    [[nodiscard]] bus::Refusal mayBegin(const std::string &method, const std::string &user,
                                        Conversation::Request &request) const;

    void prompted(Conversation &conversation, const wire::Message &prompt) override;
    void noticed(Conversation &conversation, const wire::Message &notice) override;
    void ended(Conversation &conversation, const Conversation::Ending &ending) override;
    void sessionOpened(Conversation &conversation, const std::string &session) override;
    void sessionFailed(Conversation &conversation, const std::string &code,
                       const std::string &text) override;

    void succeeded(Conversation &conversation);
    void report(const Conversation &conversation, const Conversation::Ending &ending);

    Backend &m_backend;
    Terms m_terms;
    std::unique_ptr<ChannelSocket> m_socket;
    std::unique_ptr<ChannelBus> m_bus;
    EventLoop::Source m_deadline;
    ConversationSet m_conversations;
    bool m_succeeded = false;
    bool m_over = false;
    std::string m_locale;
    std::optional<SessionPlan> m_plan; // of the login whose session is being opened
};

} // namespace doorward
