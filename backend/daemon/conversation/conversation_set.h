// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/event_loop.h"
#include "backend/daemon/conversation/conversation.h"
#include "backend/daemon/conversation/undertaker.h"

#include <cstdint>
#include <memory>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// The conversations of one channel. Those that are dropped, or left when this goes, end as their
/// state demands: at once, or when they have judged what they were given.
class ConversationSet
{
public:
    /// owner: whose channel it is.
    ConversationSet(EventLoop &loop, Undertaker &undertaker, uid_t owner);
    ~ConversationSet();
    ConversationSet(const ConversationSet &) = delete;
    ConversationSet &operator=(const ConversationSet &) = delete;

    /// As many as limits.h allows, with those of the owner's that are on their way out.
    [[nodiscard]] bool isFull() const;
    Conversation &add(Conversation::Request request, std::unique_ptr<WorkerProcess> worker,
                      Conversation::Owner &listener);
    [[nodiscard]] Conversation *find(std::uint32_t id) const;
    [[nodiscard]] std::vector<std::uint32_t> ids() const;
    /// May be called from within a callback of the conversation, which lives until the next turn.
    void drop(std::uint32_t id);
    void dropAll();

private:
    void end(Conversation &conversation);

    EventLoop &m_loop;
    Undertaker &m_undertaker;
    uid_t m_owner;
    std::uint32_t m_lastId = 0;
    std::vector<std::unique_ptr<Conversation>> m_living;
    std::vector<std::unique_ptr<Conversation>> m_dropped; // until the next turn
    EventLoop::Source m_sweep;
};

} // namespace doorward
