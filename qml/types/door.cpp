// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/door.h"

#include <utility>

namespace doorward {

namespace {

using namespace std::chrono_literals;

constexpr auto idleTime = 30s;
constexpr auto refusalTime = 1200ms;
constexpr int choosingFactor = 4;

} // namespace

Door::Door(Purpose purpose, Channel *channel, PeopleModel *people, QObject *parent)
    : QObject(parent), m_purpose(purpose), m_channel(channel), m_people(people)
{
    setPace(idleTime, refusalTime);
    for (QTimer *timer : {&m_idle, &m_refusal, &m_countdown})
        timer->setSingleShot(true);
    m_countdown.setTimerType(Qt::PreciseTimer);
    connect(&m_idle, &QTimer::timeout, this, &Door::rest);
    connect(&m_refusal, &QTimer::timeout, this, &Door::setState);
    connect(&m_countdown, &QTimer::timeout, this, &Door::countDown);
    connect(&m_entry, &SecretEntry::touched, this, &Door::touch);
    connect(&m_entry, &SecretEntry::lengthChanged, this, [this] {
        if (std::exchange(m_typed, m_entry.length()) < m_entry.length())
            submitIfWhole();
        chooseTyped();
    });
    connect(&m_newPassword, &NewPassword::touched, this, &Door::touch);
    const auto unsafe = [this] { say(MessageKind::Error, Messages::noLockedMemory()); };
    connect(&m_entry, &SecretEntry::refused, this, unsafe);
    connect(&m_newPassword, &NewPassword::refused, this, unsafe);
    connect(m_people, &PeopleModel::signedInChanged, this, &Door::othersSignedInChanged);

    connect(m_channel, &Channel::ready, this, &Door::onReady);
    connect(m_channel, &Channel::lost, this, &Door::onLost);
    connect(m_channel, &Channel::methodsKnown, this, &Door::onMethods);
    connect(m_channel, &Channel::sessionsKnown, this, &Door::onSessions);
    connect(m_channel, &Channel::prompted, this, &Door::onPrompt);
    connect(m_channel, &Channel::said, this, &Door::onSaid);
    connect(m_channel, &Channel::ended, this, &Door::onEnded);
    connect(m_channel, &Channel::sessionStarted, this, &Door::sessionStarted);
    connect(m_channel, &Channel::unlocked, this, &Door::swingOpen);
    connect(
        m_channel, &Channel::sessionFailed, this,
        [this](quint32, const QString &code, const QString &text) { onSessionFailed(code, text); });
    connect(m_channel, &Channel::powerRefused, this, &Door::powerRefused);
    connect(m_channel, &Channel::tokensChanged, this, &Door::onTokens);
    setState();
    if (m_channel->isReady())
        onReady();
}

Door::~Door() = default;

void Door::setPace(std::chrono::milliseconds idle, std::chrono::milliseconds refusal)
{
    m_idleTime = idle;
    m_refusal.setInterval(refusal);
}

void Door::restartIdle()
{
    // A new secret takes longer to think of than an old one to remember.
    m_idle.start(choosesPassword() || choosesCardPin() ? choosingFactor * m_idleTime : m_idleTime);
}

void Door::wake()
{
    restartIdle();
    if (!m_resting)
        return;
    if (login() && !m_person) {
        // One person is no list to choose from.
        if (m_people->total() == 1)
            choosePerson(0);
        return;
    }
    m_resting = false;
    setMethod(usualMethod());
    begin(m_method);
    if (!m_tokens.isEmpty() && m_methods.contains(static_cast<int>(Method::Card)))
        beginCard();
    setState();
}

void Door::rest()
{
    if (m_opening)
        return;
    if (m_state == State::Checking) {
        restartIdle();
        return;
    }
    m_idle.stop();
    m_refusal.stop();
    m_resting = true;
    m_cardJustInserted = false;
    m_entry.clear();
    endAll();
    say(MessageKind::NoMessage, {});
    if (login())
        setPerson(nullptr);
    showCard();
    setState();
}

void Door::setMethods(const QList<int> &methods, bool known)
{
    if (m_methods == methods && m_methodsKnown == known)
        return;
    m_methods = methods;
    m_methodsKnown = known;
    emit methodsChanged();
}

Door::Method Door::usualMethod() const
{
    if (m_method == Method::Card && m_cardJustInserted)
        return Method::Card;
    const auto last = m_lastMethods.constFind(userName());
    if (last != m_lastMethods.constEnd() && m_methods.contains(static_cast<int>(*last)))
        return *last;
    return m_methods.isEmpty() ? Method::Password : static_cast<Method>(m_methods.first());
}

void Door::recallMethod(const QString &name, int method)
{
    if (method >= static_cast<int>(Method::Pin) && method <= static_cast<int>(Method::Card))
        m_lastMethods.insert(name, static_cast<Method>(method));
}

void Door::chooseMethod(int method)
{
    if (!m_methods.contains(method) || m_opening)
        return;
    restartIdle();
    const auto chosen = static_cast<Method>(method);
    if (m_person)
        m_lastMethods.insert(m_person->name(), chosen);
    m_cardJustInserted = false;
    if (chosen != m_method) {
        say(MessageKind::NoMessage, {});
        m_refusal.stop();
        setMethod(chosen);
    }
    m_resting = false;
    of(chosen).givenUp = false;
    begin(chosen);
    setState();
}

void Door::setMethod(Method method)
{
    if (m_method == method)
        return;
    // What was typed was meant for the other one.
    of(m_method).submitWhenAsked = false;
    m_entry.clear();
    m_newPassword.forget();
    showMethod(method);
}

// Whoever types before it is known how they can come in means the way they usually do.
void Door::takeUpUsualMethod()
{
    const Method usual = usualMethod();
    if (usual == m_method)
        return;
    // But no card is asked with what may be a password: it has few tries, and keeps count.
    if (usual == Method::Card) {
        setMethod(usual);
        return;
    }
    of(usual).submitWhenAsked = std::exchange(of(m_method).submitWhenAsked, false);
    showMethod(usual);
}

void Door::showMethod(Method method)
{
    m_method = method;
    m_entry.setPlain(!promptSecret());
    emit methodChanged();
    emit triesChanged();
    emit promptChanged();
}

void Door::touch()
{
    if (m_resting)
        wake();
    restartIdle();
    m_refusal.stop();
    if (m_messageLasts == Lasts::UntilTouched)
        say(MessageKind::NoMessage, {});
    if (!of(m_method).isOpen()) {
        of(m_method).givenUp = false;
        begin(m_method);
    }
    setState();
}

void Door::submit()
{
    if (m_resting) {
        wake();
        return;
    }
    Conversation &current = of(m_method);
    if (m_opening || current.checking || current.submitWhenAsked || !m_entry.enabled())
        return;
    restartIdle();
    if (choosesPassword()) {
        submitNewPassword(current);
        setState();
        return;
    }
    const bool needsSome = current.prompts <= 1 || !current.prompt || choosesCardPin();
    if (m_entry.length() == 0 && needsSome)
        return;
    if (m_entry.length() > 0 && m_entry.length() < minimum()) {
        say(MessageKind::Info, Messages::digitsMissing(minimum()));
        return;
    }
    if (current.prompt) {
        answer(current);
    } else {
        current.submitWhenAsked = true;
        begin(m_method);
    }
    setState();
}

/// A PIN goes with its last digit where doorward.conf says so: then its length comes along.
void Door::submitIfWhole()
{
    const Conversation &current = of(m_method);
    if (current.prompt && m_entry.hasText() && promptPurpose() == u"pin" &&
        m_entry.length() == detail(u"length").toInt())
        submit();
}

void Door::answer(Conversation &conversation)
{
    keepOldPassword(conversation);
    send(conversation, m_entry.buffer());
    m_entry.spend();
    say(MessageKind::NoMessage, {});
    emit promptChanged();
}

void Door::send(Conversation &conversation, const SecretBuffer &secret)
{
    const quint32 prompt = conversation.prompt->id;
    conversation.prompt.reset();
    conversation.submitWhenAsked = false;
    conversation.checking = conversation.answered = true;
    conversation.complaint.clear();
    m_channel->answer(conversation.id, prompt, secret);
}

void Door::cancel()
{
    if (m_opening)
        return;
    restartIdle();
    Conversation &current = of(m_method);
    if (current.checking || current.submitWhenAsked) {
        if (current.isOpen())
            m_channel->cancel(current.id);
        current.close();
        m_entry.clear();
        m_newPassword.forget();
        begin(m_method);
        emit promptChanged();
        setState();
    } else if (m_entry.length() > 0) {
        m_entry.clear();
    } else if (m_newPassword.first()->length() + m_newPassword.second()->length() > 0) {
        m_newPassword.clear();
    } else if (login()) {
        leavePerson();
    } else {
        rest();
    }
}

void Door::power(const QString &action, bool force)
{
    m_channel->power(action, force);
}

void Door::clearMessage()
{
    say(MessageKind::NoMessage, {});
}

void Door::setSession(const QString &session)
{
    if (m_session == session)
        return;
    m_session = session;
    emit sessionChanged();
}

void Door::setCapsLock(bool on)
{
    if (m_capsLock == on)
        return;
    m_capsLock = on;
    emit capsLockChanged();
}

void Door::setLayoutName(const QString &name)
{
    if (m_layoutName == name)
        return;
    m_layoutName = name;
    emit layoutNameChanged();
}

void Door::endAll()
{
    for (Conversation &conversation : m_conversations) {
        if (conversation.isOpen())
            m_channel->cancel(conversation.id);
        conversation.close();
        conversation.givenUp = false;
    }
    m_newPassword.forget();
    emit promptChanged();
}

} // namespace doorward
