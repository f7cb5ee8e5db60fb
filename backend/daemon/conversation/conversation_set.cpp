// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/conversation/conversation_set.h"

#include "backend/common/limits.h"

#include <algorithm>

namespace doorward {

ConversationSet::ConversationSet(EventLoop &loop, Undertaker &undertaker, uid_t owner)
    : m_loop(loop), m_undertaker(undertaker), m_owner(owner)
{}

ConversationSet::~ConversationSet()
{
    for (const auto &conversation : m_living)
        end(*conversation);
}

bool ConversationSet::isFull() const
{
    return m_living.size() >= limits::conversationsPerChannel ||
           m_undertaker.count(m_owner) >= limits::conversationsPerChannel * limits::channelsPerUid;
}

Conversation &ConversationSet::add(Conversation::Request request,
                                   std::unique_ptr<WorkerProcess> worker,
                                   Conversation::Owner &listener)
{
    m_living.push_back(std::make_unique<Conversation>(++m_lastId, std::move(request),
                                                      std::move(worker), listener));
    return *m_living.back();
}

Conversation *ConversationSet::find(std::uint32_t id) const
{
    const auto found = std::find_if(m_living.begin(), m_living.end(),
                                    [id](const auto &one) { return one->id() == id; });
    return found == m_living.end() ? nullptr : found->get();
}

std::vector<std::uint32_t> ConversationSet::ids() const
{
    std::vector<std::uint32_t> all;
    for (const auto &one : m_living)
        all.push_back(one->id());
    return all;
}

void ConversationSet::drop(std::uint32_t id)
{
    const auto found = std::find_if(m_living.begin(), m_living.end(),
                                    [id](const auto &one) { return one->id() == id; });
    if (found == m_living.end())
        return;
    end(**found);
    m_dropped.push_back(std::move(*found));
    m_living.erase(found);
    m_sweep = m_loop.soon([this] { m_dropped.clear(); });
}

void ConversationSet::dropAll()
{
    for (const std::uint32_t id : ids())
        drop(id);
}

void ConversationSet::end(Conversation &conversation)
{
    const bool opensSession = conversation.request().kind == "login";
    // Judged, or judging: it has something to finish. All else can go at once.
    const bool finishes = conversation.isJudging() ||
                          conversation.state() == ConversationState::Over ||
                          (conversation.state() == ConversationState::Succeeded && !opensSession);
    auto worker = conversation.release();
    if (finishes)
        m_undertaker.endAfterVerdict(std::move(worker), m_owner);
    else
        m_undertaker.end(std::move(worker), m_owner);
}

} // namespace doorward
