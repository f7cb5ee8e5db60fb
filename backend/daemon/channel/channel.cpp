// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/channel.h"

#include "backend/common/limits.h"
#include "backend/daemon/channel/facts.h"
#include "backend/daemon/seat/seat.h"
#include "backend/daemon/sessions/session_keeper.h"
#include "backend/daemon/sessions/session_locks.h"

#include <algorithm>
#include <cstring>
#include <sys/stat.h>

namespace doorward {

namespace {

bool isPipe(int descriptor)
{
    struct stat about
    {};
    return fstat(descriptor, &about) == 0 && S_ISFIFO(about.st_mode);
}

/// Empty, or language_COUNTRY.ENCODING@MODIFIER: it reaches setlocale() in the worker.
bool isLocale(const std::string &name)
{
    return name.size() <= 64 && !name.starts_with('.') &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == '.' || c == '@';
           });
}

bus::Refusal notHere(const char *call)
{
    return {bus::error::notAllowed, std::string("this channel has no ") + call};
}

bus::Refusal noSuchConversation()
{
    return {bus::error::noSuchConversation, "no such conversation is going on here"};
}

} // namespace

std::unique_ptr<Channel> Channel::open(Backend &backend, Terms terms, int &error)
{
    std::unique_ptr<Channel> channel(new Channel(backend, std::move(terms)));
    channel->m_socket = ChannelSocket::make(backend.loop, backend.folders.run + "/channels",
                                            channel->m_terms.owner, error);
    if (!channel->m_socket)
        return nullptr;
    Channel *self = channel.get();
    self->m_socket->onConnected = [self](Descriptor connection) {
        self->connected(std::move(connection));
    };
    self->m_deadline = backend.loop.after(std::chrono::seconds(limits::channelConnectSeconds),
                                          [self] { self->disconnected(); });
    return channel;
}

Channel::Channel(Backend &backend, Terms terms)
    : m_backend(backend), m_terms(std::move(terms)),
      m_conversations(backend.loop, backend.undertaker, m_terms.owner)
{}

void Channel::connected(Descriptor connection)
{
    m_deadline.reset();
    m_bus = ChannelBus::start(m_backend.loop, std::move(connection), *this);
    if (!m_bus)
        disconnected();
}

void Channel::disconnected()
{
    if (m_over)
        return;
    m_over = true;
    onOver();
}

void Channel::tokensChanged()
{
    std::uint32_t readers = 0;
    const auto now = tokens(readers);
    if (m_bus)
        m_bus->tokensChanged(now, readers);
}

bool Channel::lift(const std::string &session)
{
    if (m_terms.purpose != Purpose::Unlock || m_terms.session != session || !m_bus ||
        std::exchange(m_succeeded, true))
        return false;
    m_conversations.dropAll();
    m_bus->unlocked();
    return true;
}

bus::Refusal Channel::methods(const std::string &user, std::vector<std::string> &methods)
{
    methods = m_backend.methods.of(m_terms.purpose == Purpose::Login ? user : m_terms.user);
    if (isElsewhere())
        std::erase(methods, "pin");
    return {};
}

/// A PIN is for whoever stands before this machine. The module behind it sees a worker of ours, not
/// the session that is to be unlocked, or in which somebody changes their PIN.
bool Channel::isElsewhere() const
{
    switch (m_terms.purpose) {
    case Purpose::Unlock:
        return Logind::isRemote(m_terms.session);
    case Purpose::Enrol: // a user's service is in no session
        return m_terms.session.empty() ? !Logind::hasLocalSession(m_terms.owner)
                                       : Logind::isRemote(m_terms.session);
    default:
        return false;
    }
}

bus::Refusal Channel::begin(const std::string &method, const std::string &user,
                            std::uint32_t &conversation)
{
    Conversation::Request request;
    if (auto refusal = mayBegin(method, user, request))
        return refusal;
    int error = 0;
    auto worker = WorkerProcess::start(m_backend.loop, m_backend.folders.worker, error);
    if (!worker)
        return {bus::error::failed, m_backend.folders.worker + ": " + std::strerror(error)};
    Conversation &fresh = m_conversations.add(std::move(request), std::move(worker), *this);
    fresh.start();
    conversation = fresh.id();
    return {};
}

bus::Refusal Channel::mayBegin(const std::string &method, const std::string &user,
                               Conversation::Request &request) const
{
    if (m_succeeded)
        return {bus::error::notAllowed, "this channel has had its success"};
    const auto owner = m_terms.uid == m_terms.owner ? Methods::Owner::Self : Methods::Owner::Other;
    const auto choice = m_backend.methods.choose(m_terms.purpose, method, owner);
    if (!choice)
        return {bus::error::noSuchMethod, "this channel has no such method"};
    if ((choice->method == "pin" || method.ends_with("-by-pin")) && isElsewhere())
        return {bus::error::notLocal, "a PIN is for whoever stands before this machine"};
    const bool isLogin = m_terms.purpose == Purpose::Login;
    if (isLogin ? !isUserName(user) && !(user.empty() && choice->method == "token")
                : !user.empty() && user != m_terms.user)
        return {bus::error::badArgument, "not a user that this channel could be for"};
    if (m_conversations.isFull())
        return {bus::error::tooMany, "too many conversations at once"};
    request = {choice->kind, choice->method, choice->service, isLogin ? user : m_terms.user,
               m_locale};
    return {};
}

bus::Refusal Channel::answer(std::uint32_t conversation, std::uint32_t prompt, int secret)
{
    Conversation *found = m_conversations.find(conversation);
    if (!found)
        return noSuchConversation();
    if (!found->isAsked(prompt))
        return {bus::error::noSuchPrompt, "nothing of that number is asked"};
    // Reading from anything else could hold the worker up beyond its deadline.
    if (!isPipe(secret))
        return {bus::error::badArgument, "an answer comes in a pipe"};
    found->answer(prompt, secret);
    return {};
}

bus::Refusal Channel::cancel(std::uint32_t conversation)
{
    Conversation *found = m_conversations.find(conversation);
    if (!found || found->state() > ConversationState::Running)
        return noSuchConversation();
    m_conversations.drop(conversation);
    m_bus->ended(conversation, std::string(toText(Outcome::Cancelled)), "", "", {});
    return {};
}

bus::Refusal Channel::sessions(const std::string &locale, std::vector<SessionItem> &items)
{
    if (m_terms.purpose != Purpose::Login)
        return notHere("sessions");
    if (!isLocale(locale))
        return {bus::error::badArgument, "not the name of a locale"};
    m_locale = locale;
    std::vector<std::string> problems;
    for (const auto &item : m_backend.sessions.read(problems))
        items.push_back({item.id, item.entry.name(locale), item.entry.comment(locale)});
    for (const std::string &problem : problems)
        m_backend.journal.warning("left out: " + problem);
    return {};
}

bus::Refusal Channel::startSession(std::uint32_t conversation, const std::string &session)
{
    if (m_terms.purpose != Purpose::Login)
        return notHere("sessions");
    Conversation *found = m_conversations.find(conversation);
    if (!found || found->state() != ConversationState::Succeeded)
        return noSuchConversation();
    SessionPlan plan;
    if (auto refusal = m_backend.seat->plan(found->ending().user, session, plan))
        return refusal;
    m_plan = std::move(plan);
    found->openSession(m_plan->request);
    return {};
}

bus::Refusal Channel::power(const std::string &action, bool force,
                            std::function<void(const std::string &)> done)
{
    if (m_terms.purpose != Purpose::Login && m_terms.purpose != Purpose::Unlock)
        return notHere("power actions");
    if (!Logind::isPowerAction(action))
        return {bus::error::badArgument, "a power action is poweroff, reboot or suspend"};
    const auto self =
        m_terms.purpose == Purpose::Unlock ? std::optional(m_terms.uid) : std::nullopt;
    // Nobody loses anything by a suspend.
    if (!force && action != "suspend" && !Logind::othersSignedIn(self).empty())
        return {bus::error::notAllowed, "others are signed in"};
    m_backend.journal.info(action + " was asked for by uid " + std::to_string(m_terms.owner));
    m_backend.logind.power(action, std::move(done));
    return {};
}

std::vector<TokenItem> Channel::tokens(std::uint32_t &readers)
{
    std::vector<TokenItem> items;
    for (const ReaderState &reader : m_backend.registry.readers())
        if (reader.card == ReaderState::Card::Present)
            items.push_back({reader.label, reader.serial, reader.name});
    readers = static_cast<std::uint32_t>(m_backend.registry.readers().size());
    return items;
}

void Channel::prompted(Conversation &conversation, const wire::Message &prompt)
{
    using wire::Field;
    const auto number = prompt.number(Field::Prompt).value_or(0);
    m_bus->prompt(conversation.id(), static_cast<std::uint32_t>(number),
                  prompt.text(Field::Style) == "visible" ? "visible" : "secret",
                  std::string(prompt.text(Field::Text)), detailsOf(prompt));
}

void Channel::noticed(Conversation &conversation, const wire::Message &notice)
{
    using wire::Field;
    bus::Details details = detailsOf(notice);
    if (const auto user = notice.get(Field::User)) // whom a card names
        details.add("user", std::string(*user));
    m_bus->message(conversation.id(), notice.text(Field::Style) == "error" ? "error" : "info",
                   std::string(notice.text(Field::Code)), std::string(notice.text(Field::Text)),
                   details);
}

void Channel::ended(Conversation &conversation, const Conversation::Ending &ending)
{
    Conversation::Ending final = ending;
    // The worker has seen to this already; whoever lifts a lock sees to it again.
    const bool isOther = m_terms.purpose != Purpose::Login && !final.user.empty() &&
                         (final.user != m_terms.user || final.uid.value_or(-1) != m_terms.uid);
    if (final.outcome == Outcome::Success && (isOther || final.user.empty())) {
        final.outcome = Outcome::Refused;
        final.code = code::userChanged;
        final.user.clear();
    }
    report(conversation, final);
    const bool success = final.outcome == Outcome::Success;
    m_bus->ended(conversation.id(), std::string(toText(final.outcome)), final.code, final.text,
                 success ? detailsOf(final.facts).add("user", final.user) : detailsOf(final.facts));
    if (success)
        succeeded(conversation);
    // A login goes on with its session; the worker of anything else goes by itself now.
    if (!success || m_terms.purpose != Purpose::Login)
        m_conversations.drop(conversation.id());
}

void Channel::succeeded(Conversation &conversation)
{
    m_succeeded = true;
    for (const std::uint32_t other : m_conversations.ids())
        if (other != conversation.id())
            static_cast<void>(cancel(other));
    if (m_terms.purpose != Purpose::Unlock)
        return;
    m_backend.locks->unlocked(m_terms.session);
    if (conversation.token())
        m_backend.keeper->rebind(m_terms.session, *conversation.token());
}

void Channel::sessionOpened(Conversation &conversation, const std::string &session)
{
    m_bus->sessionStarted(conversation.id(), session);
    OpenSession record;
    record.id = session;
    record.user = conversation.ending().user;
    record.uid = conversation.ending().uid.value_or(static_cast<uid_t>(-1));
    record.method = conversation.request().method;
    record.token = conversation.token();
    auto worker = conversation.release();
    m_conversations.drop(conversation.id());
    m_backend.seat->take(std::move(*m_plan), std::move(record), std::move(worker));
    m_plan.reset();
}

void Channel::sessionFailed(Conversation &conversation, const std::string &code,
                            const std::string &text)
{
    m_plan.reset();
    m_succeeded = false; // the door is still closed: let them try again
    m_backend.journal.warning("no session for " + conversation.ending().user + ": " + code + ' ' +
                              text);
    m_bus->sessionFailed(conversation.id(), code, text);
    m_conversations.drop(conversation.id());
}

void Channel::report(const Conversation &conversation, const Conversation::Ending &ending)
{
    const bool success = ending.outcome == Outcome::Success;
    // On a login channel a name is whatever somebody typed, until it is known to be a user's.
    const std::string user = success ? ending.user : m_terms.user;
    std::string line = conversation.request().kind + " by " + conversation.request().method;
    if (!user.empty())
        line += " for " + user;
    line += ": " + std::string(toText(ending.outcome));
    if (!ending.code.empty())
        line += " (" + ending.code + ')';
    if (ending.outcome == Outcome::Broken && !ending.text.empty())
        line += ": " + ending.text;
    const std::string_view event = eventOf(conversation.request(), ending, conversation.wasAsked());
    if (event.empty())
        m_backend.journal.info(line);
    else
        m_backend.journal.event(event, line + ", asked for by uid " + std::to_string(m_terms.owner),
                                user.empty() ? conversation.request().user : user);
}

} // namespace doorward
