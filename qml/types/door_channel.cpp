// SPDX-License-Identifier: GPL-3.0-or-later
// What a door makes of what its channel says.
#include "qml/types/door.h"

#include <algorithm>
#include <utility>

namespace doorward {

namespace {

// The names of org.doorward1.Channel.Begin, in the order of Method.
const std::array<QString, 3> &methodNames()
{
    static const std::array<QString, 3> names = {QStringLiteral("pin"), QStringLiteral("password"),
                                                 QStringLiteral("token")};
    return names;
}

// The PIN can do nothing now, the password can.
bool pinIsOutOfUse(const QString &code)
{
    static const QStringList codes = {
        QStringLiteral("pin-not-set"),    QStringLiteral("pin-outdated"),
        QStringLiteral("pin-damaged"),    QStringLiteral("pin-off"),
        QStringLiteral("pin-stale"),      QStringLiteral("pin-not-here"),
        QStringLiteral("pin-no-tpm"),     QStringLiteral("pin-tpm-locked"),
        QStringLiteral("pin-tpm-changed")};
    return codes.contains(code);
}

bool changesPassword(const QString &purpose)
{
    return purpose == u"new-password" || purpose == u"repeat-password";
}

} // namespace

void Door::onReady()
{
    say(MessageKind::NoMessage, {});
    if (m_opening && login()) {
        m_opening = false;
        say(MessageKind::Error, m_sessionFault);
    }
    m_sessionFault.clear();
    if (login())
        m_channel->askSessions();
    if (m_person)
        m_channel->askMethods(userName());
    // A card can be told of before the answer that makes the channel ready.
    if (m_cardJustInserted)
        beginCard();
    setState();
}

void Door::onLost()
{
    for (Conversation &conversation : m_conversations)
        conversation.close();
    m_entry.clear();
    m_newPassword.forget();
    m_refusal.stop();
    m_cardState = CardState::NoReader;
    m_tokens.clear();
    m_tokensKnown = false;
    m_readers = 0;
    emit cardChanged();
    emit promptChanged();
    if (!m_opening)
        say(MessageKind::Warning, Messages::offline(login()));
    setState();
}

void Door::onMethods(const QString &user, const QStringList &methods)
{
    if (!m_person || user != userName())
        return;
    QList<int> known;
    for (int method = 0; method < 3; ++method) {
        if (methods.contains(methodNames()[static_cast<std::size_t>(method)]))
            known.append(method);
    }
    if (known.isEmpty())
        known.append(static_cast<int>(Method::Password));
    const bool first = !m_methodsKnown;
    if (m_cardJustInserted && !known.contains(static_cast<int>(Method::Card)))
        known.append(static_cast<int>(Method::Card));
    setMethods(known, true);
    if (m_resting)
        return;
    if (first && !m_cardJustInserted)
        takeUpUsualMethod();
    begin(m_method);
    if (!m_tokens.isEmpty() && known.contains(static_cast<int>(Method::Card)))
        beginCard();
    setState();
}

void Door::onSessions(const QList<SessionChoice> &sessions)
{
    m_sessions.setSessions(sessions);
}

// --- conversations ---------------------------------------------------------------------------

void Door::begin(Method method)
{
    Conversation &conversation = of(method);
    if (conversation.isOpen() || conversation.givenUp || conversation.retryIn() > 0 ||
        !m_channel->isReady() || m_opening)
        return;
    if (!m_methodsKnown && method != Method::Card)
        return;
    conversation.user = userName();
    conversation.id =
        m_channel->begin(methodNames()[static_cast<std::size_t>(method)], conversation.user);
}

void Door::onPrompt(quint32 id, const Prompt &prompt)
{
    Method method{};
    Conversation *conversation = find(id, &method);
    if (!conversation)
        return;
    conversation->prompt = conversation->lastPrompt = prompt;
    conversation->checking = false;
    ++conversation->prompts;
    if (prompt.details.contains(QStringLiteral("tries")) ||
        prompt.details.contains(QStringLiteral("tries-before-wait")))
        conversation->noteTries(prompt.details);
    conversation->changesPassword |=
        changesPassword(prompt.details.value(QStringLiteral("purpose")).toString());
    if (method == Method::Card) {
        onCardNotice(QStringLiteral("card-recognised"), prompt.details);
    }
    if (method == m_method) {
        m_entry.setPlain(!prompt.secret);
        // The dots of the answer before this prompt; what was typed ahead of the first stays.
        if (!m_entry.hasText())
            m_entry.clear();
        if (conversation->submitWhenAsked) {
            // Typed as this method's secret: it answers nothing else, and nothing that shows it.
            if (prompt.secret && conversation->prompts == 1 && m_entry.hasText()) {
                answer(*conversation);
            } else {
                conversation->submitWhenAsked = false;
                m_entry.clear();
            }
        } else if (!prompt.secret && conversation->prompts == 1) {
            m_entry.clear();
        }
        const bool answered = !conversation->checking && answerFromGiven(*conversation);
        if (!answered && conversation->changesPassword && m_messageKind == MessageKind::NoMessage)
            say(MessageKind::Warning, Messages::passwordExpired(), Lasts::UntilAnswered);
        if (choosesCardPin())
            restartIdle();
        submitIfWhole();
        emit triesChanged();
    }
    emit promptChanged();
    setState();
}

void Door::onSaid(quint32 id, const QString &style, const QString &code, const QString &text,
                  const QVariantMap &details)
{
    Method method{};
    Conversation *conversation = find(id, &method);
    if (!conversation)
        return;
    if (method == Method::Card && sayOfCardPin(style, code))
        return;
    if (method == Method::Card && code.startsWith(u"card-")) {
        onCardNotice(code, details);
        const bool lastTry = details.value(QStringLiteral("final-try")).toBool();
        if (code == u"card-pin-pad" && lastTry && method == m_method && !m_resting)
            say(MessageKind::Warning, Messages::lastCardTry(), Lasts::UntilAnswered);
        if (code != u"card-removed")
            return;
    }
    if (details.contains(QStringLiteral("tries")))
        conversation->noteTries(details);
    if (code == u"password-expired")
        conversation->changesPassword = true;
    if (code.isEmpty() && style == u"error")
        conversation->complaint = text;
    if (method != m_method || m_resting)
        return;
    QString sentence = Messages::ofCode(code, where());
    if (sentence.isEmpty())
        sentence = text;
    const bool warns = code == u"password-expired" || code == u"card-removed";
    say(warns               ? MessageKind::Warning
        : style == u"error" ? MessageKind::Error
                            : MessageKind::Info,
        sentence, Lasts::UntilAnswered);
    emit promptChanged();
}

void Door::onEnded(quint32 id, const Ending &ending)
{
    Method method{};
    Conversation *conversation = find(id, &method);
    if (!conversation)
        return;
    const Conversation before = *conversation;
    conversation->close();
    if (method == m_method)
        m_newPassword.forget();
    emit promptChanged();
    if (ending.outcome == u"success") {
        onSuccess(method, id);
    } else if (ending.outcome != u"cancelled") {
        onFailure(method, before, ending);
    } else if (method == m_method && !m_entry.hasText()) {
        m_entry.clear();
    }
    setState();
}

void Door::onSuccess(Method method, quint32 id)
{
    // Whoever had no PIN, or none that was of use just now, has not chosen against it.
    const bool hadPin = m_methods.contains(static_cast<int>(Method::Pin)) &&
                        !of(Method::Pin).givenUp && of(Method::Pin).retryIn() <= 0;
    if (m_person && hadPin) {
        m_lastMethods.insert(m_person->name(), method);
        emit methodProved(m_person->name(), static_cast<int>(method));
    }
    swingOpen();
    if (login())
        m_channel->startSession(id, m_session);
}

void Door::swingOpen()
{
    m_opening = true;
    m_idle.stop();
    m_refusal.stop();
    m_entry.clear();
    m_newPassword.forget();
    // The others are ended by doorwardd, without counting as failures.
    for (Conversation &conversation : m_conversations)
        conversation.close();
    say(MessageKind::NoMessage, {});
    setState();
    emit opened();
}

void Door::onFailure(Method method, const Conversation &before, const Ending &ending)
{
    Conversation &conversation = of(method);
    const bool current = method == m_method && !m_resting;
    conversation.noteTries(ending.details);
    const int retryIn = ending.details.value(QStringLiteral("retry-in")).toInt();
    if (retryIn > 0) {
        conversation.retry = QDeadlineTimer(std::chrono::seconds(retryIn));
        conversation.retryTotal = retryIn;
    }
    emit triesChanged();

    // Two readers of one card disturb each other: it may have looked empty while it was named.
    if (method == Method::Card && std::exchange(m_cardNews, false) && before.prompts == 0) {
        beginCard();
        return;
    }
    if (method == Method::Card)
        onCardFailed(ending.code);
    const bool waitsForCard = ending.code == u"no-card" || ending.code == u"no-reader";
    if (waitsForCard || (ending.code == u"timed-out" && !before.answered)) {
        conversation.givenUp = true;
        return;
    }
    // A card's failure is said whatever shows; another method's only while it shows.
    if (!current && (method != Method::Card || m_cardState != CardState::Wrong))
        return;
    say(MessageKind::Error, Messages::ofEnding(ending, where(), before.complaint));
    if (current) {
        m_entry.clear();
        m_entry.setPlain(false);
        refuse();
    }

    // A wrong answer begins again at once, so that the next digit counts. Anything else would
    // fail again in the same way: a touch, another card or another method begins it.
    if (ending.outcome == u"wrong" && before.answered) {
        begin(method);
        if (method == Method::Card && conversation.isOpen())
            setCardState(CardState::Reading);
        return;
    }
    // A wait is counted down, and then it begins by itself.
    if (retryIn > 0)
        return;
    conversation.givenUp = true;
    if (current && method == Method::Pin && pinIsOutOfUse(ending.code)) {
        setMethod(Method::Password);
        begin(Method::Password);
    }
}

void Door::onSessionFailed(const QString &code, const QString &text)
{
    const QString sentence = Messages::ofCode(code, where());
    m_sessionFault = !sentence.isEmpty() ? sentence : text;
    // A channel that has succeeded begins nothing new.
    m_channel->reopen();
}

// --- small change ----------------------------------------------------------------------------

Conversation *Door::find(quint32 id, Method *method)
{
    for (std::size_t i = 0; i < m_conversations.size(); ++i) {
        if (id != 0 && m_conversations[i].id == id) {
            *method = static_cast<Method>(i);
            return &m_conversations[i];
        }
    }
    return nullptr;
}

Conversation &Door::of(Method method)
{
    return m_conversations[static_cast<std::size_t>(method)];
}

const Conversation &Door::of(Method method) const
{
    return m_conversations[static_cast<std::size_t>(method)];
}

Messages::Where Door::where() const
{
    return {login(), m_person ? m_person->realName() : QString()};
}

QString Door::userName() const
{
    return m_person ? m_person->name() : QString();
}

} // namespace doorward
