// SPDX-License-Identifier: GPL-3.0-or-later

// Cases that need something of their own around them; test_bus.py, test_seat.py and test_tokens.py
// run each where it belongs.

#include "client.h"

#include <QTest>
#include <cstdio>

namespace {

QString errorOf(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ErrorMessage ? reply.errorName() : QString();
}

} // namespace

class TestSingle : public QObject
{
    Q_OBJECT

private slots:
    void alice_waitsForACard();
    void alice_hasNoWorker();
    void alice_cancelsAWrongAnswer();
    void alice_isNotUnlockedAsBob();
    void alice_unlocksBy();
    void greeter_opensASession();
};

void TestSingle::alice_waitsForACard()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    QCOMPARE(client.next(client.begin("token")).name, "Message");
    puts("waiting");
    fflush(stdout);
    QCOMPARE(client.next().name, "Disconnected");
}

void TestSingle::alice_hasNoWorker()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const QDBusMessage reply = client.call("Begin", {"password", ""});
    QCOMPARE(errorOf(reply), "org.doorward1.Error.Failed");
    QVERIFY(reply.errorMessage().contains("/no/such/worker"));
}

void TestSingle::alice_cancelsAWrongAnswer()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const uint id = client.begin("password");
    client.answer(id, client.next(id).arguments.value(0).toUInt(), "wrong");
    QCOMPARE(errorOf(client.call("Cancel", {id})), "");
    QCOMPARE(client.next(id).arguments.value(0).toString(), "cancelled");
}

void TestSingle::alice_isNotUnlockedAsBob()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const Client::Event event = client.next(client.begin("pin"));
    QCOMPARE(event.name, "Ended");
    QCOMPARE(event.arguments.value(0).toString(), "refused");
    QCOMPARE(event.arguments.value(1).toString(), "user-changed");
}

void TestSingle::alice_unlocksBy()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {qEnvironmentVariable("TEST_SESSION")}));
    const uint id = client.begin(qEnvironmentVariable("TEST_METHOD"));
    Client::Event event = client.next(id);
    if (event.name == "Prompt") {
        client.answer(id, event.arguments.value(0).toUInt(),
                      qEnvironmentVariable("TEST_SECRET", "2468").toUtf8());
        event = client.next(id);
    }
    QCOMPARE(event.name, "Ended");
    QCOMPARE(event.arguments.value(0).toString(), "success");
}

void TestSingle::greeter_opensASession()
{
    Client client;
    QVERIFY(client.openBy("OpenLoginChannel"));
    const uint id = client.begin("password", "alice");
    client.answer(id, client.next(id).arguments.value(0).toUInt(), qgetenv("TEST_PASSWORD"));
    QCOMPARE(client.next(id).arguments.value(0).toString(), "success");
    QCOMPARE(errorOf(client.call("StartSession", {id, qEnvironmentVariable("TEST_SESSION")})), "");
    const Client::Event event = client.next(id);
    QCOMPARE(event.name, "SessionStarted");
    QCOMPARE(event.arguments.value(0).toString(), "s1");
}

QTEST_GUILESS_MAIN(TestSingle)
#include "tst_single.moc"
