// SPDX-License-Identifier: GPL-3.0-or-later
// A door on a real channel of a real doorwardd. test_channel.py calls each case as the user that
// its name begins with.
#include "qml/types/bus_channel.h"
#include "qml/types/door.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <tuple>

using namespace doorward;

namespace {

constexpr int patience = 20'000;

/// A door as a program of ours has it.
struct Machine
{
    BusChannel channel;
    PeopleModel people;
    std::unique_ptr<Door> door;

    explicit Machine(BusChannel::Kind kind, const QString &subject = {}) : channel(kind, subject)
    {
        const bool login = kind == BusChannel::Kind::Login;
        door = std::make_unique<Door>(login ? Door::Purpose::Login : Door::Purpose::Unlock,
                                      &channel, &people);
        if (!login)
            door->setOwner(new Person(QStringLiteral("alice")));
        channel.open();
    }
    void type(const QString &text) const
    {
        for (const QChar character : text)
            door->entry()->typeText(QString(character));
    }
};

QString rightPassword()
{
    return qEnvironmentVariable("TEST_PASSWORD");
}

} // namespace

class ChannelTest : public QObject
{
    Q_OBJECT

private slots:
    void alice_opensWithTheRightPassword()
    {
        Machine machine(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        Door &door = *machine.door;
        QTRY_COMPARE_WITH_TIMEOUT(door.state(), Door::State::Rest, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!door.methods().isEmpty(), patience);
        QSignalSpy opened(&door, &Door::opened);
        door.wake();
        // Nobody waits for the prompt.
        machine.type(rightPassword());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
        QCOMPARE(door.state(), Door::State::Opening);
    }

    void alice_isRefusedAndTriesAgain()
    {
        Machine machine(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        Door &door = *machine.door;
        QTRY_VERIFY_WITH_TIMEOUT(!door.methods().isEmpty(), patience);
        door.wake();
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience);
        machine.type(QStringLiteral("wrong"));
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(door.messageKind(), Door::MessageKind::Error, patience);
        QCOMPARE(door.messageText(), QStringLiteral("That password isn’t right."));
        QSignalSpy opened(&door, &Door::opened);
        machine.type(rightPassword());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
    }

    void alice_cancelsBeforeItHasBegun()
    {
        Machine machine(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        QTRY_VERIFY_WITH_TIMEOUT(machine.channel.isReady(), patience);
        QSignalSpy ended(&machine.channel, &Channel::ended);
        const quint32 conversation = machine.channel.begin(QStringLiteral("password"), {});
        machine.channel.cancel(conversation);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QCOMPARE(ended.first().first().toUInt(), conversation);
        QCOMPARE(ended.first().at(1).value<Ending>().outcome, QStringLiteral("cancelled"));
    }

    void alice_hearsThatAMethodIsMissing()
    {
        Machine machine(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        QTRY_VERIFY_WITH_TIMEOUT(machine.channel.isReady(), patience);
        QSignalSpy ended(&machine.channel, &Channel::ended);
        std::ignore = machine.channel.begin(QStringLiteral("magic"), {});
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QCOMPARE(ended.first().at(1).value<Ending>().outcome, QStringLiteral("refused"));
    }

    void alice_mayNotOpenALoginChannel()
    {
        BusChannel channel(BusChannel::Kind::Login, {});
        QSignalSpy failed(&channel, &BusChannel::failed);
        channel.open();
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), patience);
        QVERIFY(channel.fault().startsWith(QStringLiteral("org.doorward1.Error.NotAllowed")));
        QVERIFY(!channel.isReady());
    }

    void alice_findsTheBackendAgain()
    {
        QList<Door::State> states;
        Machine machine(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        Door &door = *machine.door;
        QTRY_VERIFY_WITH_TIMEOUT(!door.methods().isEmpty(), patience);
        door.wake();
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience);
        machine.type(QStringLiteral("half"));
        // The next one may be there before anybody looks.
        connect(&door, &Door::stateChanged, this, [&] { states.append(door.state()); });
        std::puts("kill it"); // test_channel.py does
        std::fflush(stdout);
        QTRY_COMPARE_WITH_TIMEOUT(states.value(0), Door::State::Offline, patience);
        QCOMPARE(door.entry()->length(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(door.state(), Door::State::Awake, patience);
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience);
        QSignalSpy opened(&door, &Door::opened);
        machine.type(rightPassword());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
    }

    void alice_isNeverKeptWaitingByTheChannel()
    {
        BusChannel channel(BusChannel::Kind::Unlock, QStringLiteral("c1"));
        // The longest the event loop was away between two of its turns.
        qint64 longest = 0;
        QElapsedTimer since;
        since.start();
        QTimer beat;
        connect(&beat, &QTimer::timeout, this,
                [&] { longest = std::max(longest, since.restart()); });
        beat.start(0);
        channel.open();
        QTRY_VERIFY_WITH_TIMEOUT(channel.isReady(), patience);
        // Connecting takes a few milliseconds; a wait for an answer would take as long as
        // doorwardd.
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
        qInfo("the event loop was away for %lld ms at most", static_cast<long long>(longest));
    }

    void greeter_seesTheSessions()
    {
        Machine machine(BusChannel::Kind::Login);
        QTRY_COMPARE_WITH_TIMEOUT(machine.door->sessions()->count(), 2, patience);
        QStringList ids;
        for (const SessionChoice &session : machine.door->sessions()->sessions())
            ids.append(session.id);
        QCOMPARE(ids, (QStringList{QStringLiteral("plain"), QStringLiteral("second")}));
    }

    void greeter_saysWhyASessionDoesNotOpen()
    {
        // There is no logind here, so no session can be made.
        Machine machine(BusChannel::Kind::Login);
        Door &door = *machine.door;
        QTRY_VERIFY_WITH_TIMEOUT(machine.channel.isReady(), patience);
        door.chooseName(QStringLiteral("alice"));
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience);
        machine.type(rightPassword());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(door.messageKind(), Door::MessageKind::Error, patience);
        QTRY_COMPARE_WITH_TIMEOUT(door.state(), Door::State::Awake, patience);
        QVERIFY(door.messageText().startsWith(QStringLiteral("The session could not be opened.")));
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience); // on a new channel
    }

    void greeter_anUnknownUserIsAskedLikeAKnownOne()
    {
        Machine machine(BusChannel::Kind::Login);
        Door &door = *machine.door;
        QTRY_VERIFY_WITH_TIMEOUT(machine.channel.isReady(), patience);
        door.chooseName(QStringLiteral("no-such-user"));
        QTRY_VERIFY_WITH_TIMEOUT(door.prompted(), patience);
        QCOMPARE(door.promptText(), QStringLiteral("Enter your password"));
        machine.type(rightPassword());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(door.messageKind(), Door::MessageKind::Error, patience);
        QCOMPARE(door.messageText(), QStringLiteral("That password isn’t right."));
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "tst_channel.moc"
