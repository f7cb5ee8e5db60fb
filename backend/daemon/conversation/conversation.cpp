// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/conversation/conversation.h"

#include "backend/common/limits.h"

#include <limits>

namespace doorward {

using wire::Field;
using wire::Message;
using wire::Type;

Conversation::Conversation(std::uint32_t id, Request request, std::unique_ptr<WorkerProcess> worker,
                           Owner &owner)
    : m_id(id), m_request(std::move(request)), m_worker(std::move(worker)), m_owner(owner)
{
    m_worker->onMessage = [this](const Message &message) { heard(message); };
    m_worker->onExit = [this] { lost("the helper process of this conversation ended early"); };
}

bool Conversation::isJudging() const
{
    return m_state == ConversationState::Running && m_answered && m_prompts.empty();
}

void Conversation::start()
{
    Message message(Type::Start, {{Field::Kind, m_request.kind},
                                  {Field::Method, m_request.method},
                                  {Field::Service, m_request.service},
                                  {Field::User, m_request.user},
                                  {Field::Locale, m_request.locale}});
    m_worker->send(message);
}

void Conversation::answer(std::uint32_t prompt, int secret)
{
    m_prompts.erase(prompt);
    m_answered = true;
    Message message(Type::Answer);
    message.add(Field::Prompt, prompt);
    m_worker->send(message, secret);
}

void Conversation::openSession(const SessionRequest &session)
{
    Message message(Type::OpenSession, {{Field::SessionName, session.name}});
    for (const std::string &word : session.command)
        message.add(Field::Exec, word);
    for (const std::string &desktop : session.desktops)
        message.add(Field::Desktop, desktop);
    for (const std::string &variable : session.environment)
        message.add(Field::Environment, variable);
    if (!session.seat.empty())
        message.add(Field::Seat, session.seat);
    if (session.terminal != 0)
        message.add(Field::Vt, session.terminal);
    message.add(Field::Class, session.sessionClass);
    m_state = ConversationState::Opening;
    m_worker->send(message);
}

std::unique_ptr<WorkerProcess> Conversation::release()
{
    m_state = ConversationState::Over;
    if (m_worker) {
        m_worker->onMessage = nullptr;
        m_worker->onExit = nullptr;
    }
    return std::move(m_worker);
}

void Conversation::heard(const Message &message)
{
    if (m_state == ConversationState::Over)
        return;
    if (!mayWorkerSay(m_state, message.type())) {
        m_worker->kill();
        lost("the helper process of this conversation said something out of turn");
        return;
    }
    switch (message.type()) {
    case Type::Started:
        m_state = ConversationState::Running;
        return;
    case Type::PromptRequest:
        asked(message);
        return;
    case Type::Notice:
        m_owner.noticed(*this, message);
        return;
    case Type::TokenUsed:
        m_token = TokenFacts::fromMessage(message);
        return;
    case Type::Result:
        judged(message);
        return;
    case Type::SessionOpened:
        opened(message);
        return;
    default:
        failed(message);
    }
}

void Conversation::asked(const Message &prompt)
{
    const auto number = prompt.number(Field::Prompt);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max() ||
        ++m_promptCount > limits::promptsPerConversation ||
        !m_prompts.insert(static_cast<std::uint32_t>(*number)).second) {
        m_worker->kill();
        lost("the helper process of this conversation asked too much");
        return;
    }
    m_owner.prompted(*this, prompt);
}

void Conversation::judged(const Message &result)
{
    m_ending.outcome = outcomeFromText(result.text(Field::Outcome)).value_or(Outcome::Broken);
    m_ending.code = result.text(Field::Code);
    m_ending.text = result.text(Field::Text);
    m_ending.facts = result;
    const auto uid = result.number(Field::Uid);
    if (uid && *uid < std::numeric_limits<uid_t>::max())
        m_ending.uid = static_cast<uid_t>(*uid);
    if (m_ending.outcome == Outcome::Success)
        m_ending.user = result.text(Field::User);
    m_prompts.clear();
    m_state = m_ending.outcome == Outcome::Success ? ConversationState::Succeeded
                                                   : ConversationState::Over;
    m_owner.ended(*this, m_ending);
}

void Conversation::opened(const Message &message)
{
    m_state = ConversationState::Opened;
    m_owner.sessionOpened(*this, std::string(message.text(Field::Session)));
}

void Conversation::failed(const Message &message)
{
    m_state = ConversationState::Over;
    m_owner.sessionFailed(*this, std::string(message.text(Field::Code)),
                          std::string(message.text(Field::Text)));
}

void Conversation::lost(const std::string &text)
{
    const bool hasVerdict =
        m_state == ConversationState::Succeeded || m_state == ConversationState::Opening;
    const bool isOver = m_state == ConversationState::Over;
    m_state = ConversationState::Over;
    m_prompts.clear();
    if (isOver)
        return;
    if (hasVerdict) {
        m_owner.sessionFailed(*this, std::string(code::workerLost), text);
        return;
    }
    m_ending.outcome = Outcome::Broken;
    m_ending.code = code::workerLost;
    m_ending.text = text;
    m_owner.ended(*this, m_ending);
}

} // namespace doorward
