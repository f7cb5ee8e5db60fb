// SPDX-License-Identifier: GPL-3.0-or-later
// Who is at a door.
#include "qml/types/door.h"

namespace doorward {

namespace {

constexpr qsizetype typedNameLength = 255;

} // namespace

void Door::setOwner(Person *owner)
{
    setPerson(owner);
    if (m_channel->isReady())
        m_channel->askMethods(userName());
}

void Door::choosePerson(int row)
{
    if (Person *person = m_people->at(row); person && login()) {
        endAll();
        setPerson(person->copy());
    }
}

void Door::chooseName(const QString &typed)
{
    const QString name = typed.trimmed();
    if (name.isEmpty() || name.size() > typedNameLength || !login())
        return;
    endAll();
    const Person *known = m_people->find(name);
    setPerson(known ? known->copy() : new Person(name));
}

void Door::leavePerson()
{
    if (!login())
        return;
    m_refusal.stop();
    if (m_state == State::Checking) {
        // Whatever is being checked is given up with the person.
        for (Conversation &conversation : m_conversations)
            conversation.checking = conversation.submitWhenAsked = false;
        setState();
    }
    rest();
}

void Door::setPerson(Person *ours)
{
    if (m_person == ours)
        return;
    m_entry.clear();
    if (m_person)
        m_person->deleteLater();
    m_person = ours;
    if (m_person)
        m_person->setParent(this);
    for (Conversation &conversation : m_conversations) {
        conversation.retry = QDeadlineTimer(0);
        conversation.retryTotal = 0;
        conversation.tries = conversation.triesBeforeWait = -1;
        conversation.givenUp = false;
    }
    setMethods({}, false);
    emit personChanged();
    emit othersSignedInChanged();
    if (!m_person || !login()) {
        setState();
        return;
    }
    m_resting = false;
    restartIdle();
    say(MessageKind::NoMessage, {});
    m_channel->askMethods(m_person->name());
    setState();
}

} // namespace doorward
