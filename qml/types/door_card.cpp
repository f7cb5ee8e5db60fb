// SPDX-License-Identifier: GPL-3.0-or-later
// What a door makes of cards that come and go.
#include "qml/types/door.h"

#include <QDate>

#include <algorithm>
#include <string>
#include <string_view>

namespace doorward {

void Door::onTokens(const QList<Token> &tokens, int readers)
{
    const auto isNew = [this](const Token &token) { return !m_tokens.contains(token); };
    // A card that was in already when the screen was locked says nothing; in front of a greeter it
    // is somebody's.
    const bool inserted =
        (m_tokensKnown || login()) && std::any_of(tokens.begin(), tokens.end(), isNew);
    const bool gone = !m_tokens.isEmpty() && tokens.isEmpty();
    m_tokensKnown = true;
    m_tokens = tokens;
    m_readers = readers;
    if (gone)
        onCardGone();
    if (inserted && !m_opening)
        onCardInserted();
    const bool settled = m_cardState == CardState::Removed || m_cardState == CardState::Wrong;
    if (readers == 0 || (!of(Method::Card).isOpen() && !settled))
        showCard();
    emit cardChanged();
    emit promptChanged();
    setState();
}

void Door::onCardInserted()
{
    m_cardJustInserted = true;
    m_cardNews = of(Method::Card).isOpen();
    of(Method::Card).givenUp = false;
    if (m_method == Method::Card)
        say(MessageKind::NoMessage, {});
    beginCard();
}

void Door::onCardGone()
{
    Conversation &card = of(Method::Card);
    const bool wasRead = card.prompt || card.checking || isCardRecognised();
    // One that still waits for a card goes on waiting.
    if (card.isOpen() && wasRead) {
        m_channel->cancel(card.id);
        card.close();
    }
    m_cardJustInserted = m_keyringClosed = false;
    m_cardLabel.clear();
    m_cardHolder.clear();
    if (m_cardState == CardState::Wrong)
        say(MessageKind::NoMessage, {});
    m_cardState = wasRead ? CardState::Removed : CardState::Waiting;
    if (m_method != Method::Card || m_resting || m_opening)
        return;
    m_entry.clear();
    if (wasRead)
        say(MessageKind::Warning, Messages::ofCode(QStringLiteral("card-removed"), where()));
}

void Door::onCardFailed(const QString &code)
{
    // Whatever is in the reader next is a new card, also where no list without it was ever seen.
    if (code == u"card-removed")
        m_tokens.clear();
    if (code == u"card-removed" && m_cardState != CardState::Wrong)
        setCardState(CardState::Removed);
    else if (m_tokens.isEmpty())
        showCard();
    else
        setCardState(CardState::Wrong);
}

void Door::beginCard()
{
    const bool had = of(Method::Card).isOpen();
    begin(Method::Card);
    if (!had && of(Method::Card).isOpen())
        setCardState(CardState::Reading);
}

void Door::onCardNotice(const QString &code, const QVariantMap &details)
{
    if (code == u"card-insert") {
        setCardState(m_readers > 0 ? CardState::Waiting : CardState::NoReader);
        return;
    }
    if (code == u"card-removed") {
        of(Method::Card).prompt.reset();
        if (m_method == Method::Card)
            m_entry.clear();
        setCardState(CardState::Removed);
        setState();
        return;
    }
    if (details.contains(QStringLiteral("label")))
        m_cardLabel = details.value(QStringLiteral("label")).toString();
    if (details.contains(QStringLiteral("holder")))
        m_cardHolder = details.value(QStringLiteral("holder")).toString();
    const bool atReader = code == u"card-pin-pad" || code == u"card-pin-pad-change";
    if (atReader)
        m_readerAsks = code;
    if (atReader || details.contains(QStringLiteral("purpose")))
        m_keyringClosed = details.value(QStringLiteral("keyring-closed")).toBool();
    setCardState(code == u"card-recognised" ? CardState::Recognised
                 : atReader                 ? CardState::AtReader
                                            : CardState::Reading);
    if (code == u"card-recognised")
        chooseByCard(details.value(QStringLiteral("user")).toString());
    // Only what was just inserted comes forward by itself, and never under somebody's fingers.
    const bool free = m_entry.length() == 0 && !of(m_method).checking;
    const bool somebody = !login() || m_person || of(Method::Card).prompt;
    if (m_cardJustInserted && free && somebody) {
        if (!m_methods.contains(static_cast<int>(Method::Card)))
            setMethods(m_methods + QList<int>{static_cast<int>(Method::Card)}, m_methodsKnown);
        restartIdle();
        m_resting = false;
        setMethod(Method::Card);
    }
    emit promptChanged();
    setState();
}

/// What is said while a card gets another PIN: the card stays where it is. False: of something
/// else.
bool Door::sayOfCardPin(const QString &style, const QString &code)
{
    if (code != u"card-pin-change" && code != u"card-pin-same" && code != u"card-pin-rejected")
        return false;
    if (m_method == Method::Card && !m_resting)
        say(style == u"error" ? MessageKind::Error : MessageKind::Warning,
            Messages::ofCode(code, where()), Lasts::UntilAnswered);
    return true;
}

/// Each third of the fields that describe the choices, from first on.
QStringList Door::choiceFields(int first) const
{
    const QStringList fields = detail(u"choices").toStringList();
    QStringList some;
    if (!prompted() || promptSecret() || promptPurpose() != u"card-certificate")
        return some;
    for (qsizetype i = first; i - first + 3 <= fields.size(); i += 3)
        some.append(fields[i]);
    return some;
}

QStringList Door::choices() const
{
    return choiceFields(0);
}

QStringList Door::choiceNotes() const
{
    const QStringList days = choiceFields(2);
    QStringList notes = choiceFields(1);
    for (qsizetype i = 0; i < notes.size(); ++i)
        notes[i] = Messages::certificate(notes[i], QDate::fromString(days[i], Qt::ISODate));
    return notes;
}

void Door::choose(int row)
{
    Conversation &current = of(m_method);
    SecretBuffer number;
    if (m_opening || row < 0 || row >= choices().size() || !number.append(std::to_string(row + 1)))
        return;
    restartIdle();
    m_entry.clear();
    send(current, number);
    say(MessageKind::NoMessage, {});
    emit promptChanged();
    setState();
}

/// A digit on the keyboard is the choice of that number; whatever else is typed there is nothing.
void Door::chooseTyped()
{
    if (m_entry.length() == 0 || choices().isEmpty())
        return;
    const std::string_view typed = m_entry.buffer().view();
    const int row = typed.size() == 1 ? typed[0] - '1' : -1;
    m_entry.clear();
    choose(row);
}

void Door::chooseByCard(const QString &user)
{
    if (!login() || m_person || user.isEmpty())
        return;
    // Whoever the card names; the conversation that found it out goes on.
    of(Method::Card).user = user;
    const Person *known = m_people->find(user);
    setPerson(known ? known->copy() : new Person(user, m_cardHolder));
}

void Door::showCard()
{
    setCardState(m_readers == 0 ? CardState::NoReader : CardState::Waiting);
}

void Door::setCardState(CardState state)
{
    if (m_cardState == state)
        return;
    m_cardState = state;
    emit cardChanged();
    emit promptChanged();
}

} // namespace doorward
