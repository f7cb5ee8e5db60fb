// SPDX-License-Identifier: GPL-3.0-or-later
// What a door shows: what is asked, what was said, and how it stands.
#include "qml/types/door.h"

namespace doorward {

namespace {

QString withoutColon(QString text)
{
    text = text.trimmed();
    while (text.endsWith(u':') || text.endsWith(u'：'))
        text = text.chopped(1).trimmed();
    return text;
}

} // namespace

Door::State Door::standing() const
{
    if (m_opening)
        return State::Opening;
    if (!m_channel->isReady())
        return State::Offline;
    if (m_resting)
        return State::Rest;
    const Conversation &current = of(m_method);
    if (current.checking || current.submitWhenAsked)
        return State::Checking;
    if (current.retryIn() > 0)
        return State::Delay;
    if (m_refusal.isActive())
        return State::Refused;
    if (m_method == Method::Card && isCardRecognised())
        return State::Recognised;
    return State::Awake;
}

void Door::setState()
{
    const State state = standing();
    const bool cardWaits = m_method == Method::Card && !of(Method::Card).prompt;
    const bool atPrompt = state == State::Awake || state == State::Refused ||
                          state == State::Recognised || (state == State::Rest && !login());
    const bool enabled = atPrompt && !(cardWaits && state != State::Rest) &&
                         (m_person || of(Method::Card).prompt.has_value());
    // Only while it counts does anything wake up once a second.
    if (state == State::Delay)
        countDown();
    m_newPassword.setEnabled(enabled && of(m_method).prompt && choosesPassword());
    if (state == m_state && enabled == m_entry.enabled())
        return;
    m_state = state;
    m_entry.setEnabled(enabled);
    emit stateChanged();
}

void Door::countDown()
{
    emit retryInChanged();
    Conversation &current = of(m_method);
    const qint64 left = current.retry.remainingTime();
    if (left > 0) {
        if (!m_countdown.isActive())
            m_countdown.start(static_cast<int>((left - 1) % 1000 + 1));
        return;
    }
    if (current.retryTotal == 0)
        return;
    current.retryTotal = 0;
    if (!m_resting && !m_opening && m_channel->isReady()) {
        begin(m_method);
        say(MessageKind::Info, Messages::waitIsOver());
    }
    setState();
}

void Door::say(MessageKind kind, const QString &text, Lasts lasts)
{
    m_messageLasts = lasts;
    const MessageKind shown = text.isEmpty() ? MessageKind::NoMessage : kind;
    if (m_messageKind == shown && m_messageText == text)
        return;
    m_messageKind = shown;
    m_messageText = text;
    emit messageChanged();
}

void Door::refuse()
{
    m_refusal.start();
    setState();
}

bool Door::prompted() const
{
    return of(m_method).prompt.has_value();
}

QString Door::promptText() const
{
    const Conversation &current = of(m_method);
    if (current.prompts == 0)
        return expectation();
    if (finalTry() && m_method == Method::Card)
        return Messages::lastCardTry();
    if (QString sentence = Messages::ofPurpose(promptPurpose()); !sentence.isEmpty())
        return sentence;
    // The first thing a password conversation hides is the password, whatever PAM calls it; its
    // own word for it stands in the field. Anything else is said in PAM's words.
    if (m_method == Method::Password && current.prompts == 1 && promptSecret())
        return Messages::enterPassword();
    return current.lastPrompt.text;
}

QString Door::expectation() const
{
    if (!m_methodsKnown && m_method != Method::Card)
        return {};
    switch (m_method) {
    case Method::Pin:
        return Messages::ofPurpose(QStringLiteral("pin"));
    case Method::Password:
        return Messages::enterPassword();
    case Method::Card:
        break;
    }
    if (m_cardState == CardState::AtReader)
        return Messages::ofCode(m_readerAsks, where());
    if (m_cardState == CardState::Reading || m_cardState == CardState::Recognised)
        return Messages::readingCard();
    return m_cardState == CardState::NoReader ? Messages::noReader() : Messages::insertCard();
}

QString Door::fieldLabel() const
{
    const QString purpose = promptPurpose();
    if (passwordExpired() && (purpose == u"password" || purpose == u"current-password"))
        return Messages::currentPassword();
    return withoutColon(of(m_method).lastPrompt.text);
}

bool Door::promptSecret() const
{
    return of(m_method).lastPrompt.secret;
}

bool Door::choosesCardPin() const
{
    const QString purpose = promptPurpose();
    return purpose == u"new-card-pin" || purpose == u"repeat-card-pin";
}

/// Nothing at an unlock: the keyring is open since the login. From the first PIN of a card on it
/// stays, so that nothing moves when a wrong one is asked for again.
QString Door::hint() const
{
    const bool inside = isCardRecognised() || m_cardState == CardState::Reading;
    const bool shown = m_keyringClosed && login() && m_method == Method::Card && inside &&
                       !choosesCardPin() && choices().isEmpty();
    return shown ? Messages::keyringClosed() : QString();
}

QString Door::promptPurpose() const
{
    return detail(u"purpose").toString();
}

bool Door::promptLetters() const
{
    return detail(u"letters").toBool();
}

int Door::minimum() const
{
    return detail(u"minimum").toInt();
}

int Door::maximum() const
{
    return detail(u"maximum").toInt();
}

bool Door::finalTry() const
{
    return detail(u"final-try").toBool();
}

QVariant Door::detail(QStringView name) const
{
    return of(m_method).lastPrompt.details.value(name.toString());
}

bool Door::passwordExpired() const
{
    return of(m_method).changesPassword;
}

int Door::triesLeft() const
{
    return of(m_method).tries;
}

int Door::triesBeforeWait() const
{
    return of(m_method).triesBeforeWait;
}

int Door::retryIn() const
{
    return of(m_method).retryIn();
}

int Door::retryTotal() const
{
    return of(m_method).retryTotal;
}

QStringList Door::othersSignedIn() const
{
    QStringList others;
    for (const QString &name : m_people->signedIn()) {
        if (!login() && name == userName())
            continue;
        const Person *person = m_people->find(name);
        others.append(person ? person->realName() : name);
    }
    others.sort(Qt::CaseInsensitive);
    return others;
}

} // namespace doorward
