// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/door.h"
#include "tests/unit/types/scripted_channel.h"

#include <memory>

namespace doorward {

inline const QString pin = QStringLiteral("pin");
inline const QString password = QStringLiteral("password");
inline const QString token = QStringLiteral("token");
inline const QVariantMap pinPrompt = {{QStringLiteral("purpose"), QStringLiteral("pin")},
                                      {QStringLiteral("minimum"), 4U},
                                      {QStringLiteral("maximum"), 32U}};

/// A door on a scripted channel, with Alice and Bob in front of it.
struct DoorFixture
{
    std::unique_ptr<ScriptedChannel> channel;
    std::unique_ptr<PeopleModel> people;
    std::unique_ptr<Door> door;

    void make(Door::Purpose purpose)
    {
        door.reset();
        channel = std::make_unique<ScriptedChannel>();
        people = std::make_unique<PeopleModel>();
        people->setPeople({new Person(QStringLiteral("alice"), QStringLiteral("Alice Moreau")),
                           new Person(QStringLiteral("bob"), QStringLiteral("Bob Tanaka"))});
        door = std::make_unique<Door>(purpose, channel.get(), people.get());
    }
    /// Alice's screen is locked, and at rest.
    void locker(const QStringList &methods = {pin, password, token},
                const QList<Token> &tokens = {})
    {
        make(Door::Purpose::Unlock);
        door->setOwner(new Person(QStringLiteral("alice"), QStringLiteral("Alice Moreau")));
        channel->open();
        emit channel->methodsKnown(QStringLiteral("alice"), methods);
        emit channel->tokensChanged(tokens, 1);
    }
    /// Nobody is chosen yet.
    void greeter()
    {
        make(Door::Purpose::Login);
        channel->open();
        emit channel->tokensChanged({}, 1);
    }
    void chooseAlice(const QStringList &methods = {pin, password})
    {
        door->choosePerson(0);
        emit channel->methodsKnown(QStringLiteral("alice"), methods);
    }
    void type(const char *text)
    {
        for (; *text; ++text)
            door->entry()->typeText(QString(QLatin1Char(*text)));
    }
};

} // namespace doorward
