// SPDX-License-Identifier: GPL-3.0-or-later

// Cases that test_bus.py runs one by one against a real doorwardd on a real bus, each as the user
// that its name begins with.

#include "client.h"

#include <QDBusArgument>
#include <QTest>

namespace {

QString errorOf(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ErrorMessage ? reply.errorName() : QString();
}

QByteArray password()
{
    return qgetenv("TEST_PASSWORD");
}

QByteArray pin()
{
    return "2468";
}

} // namespace

class TestBus : public QObject
{
    Q_OBJECT

private slots:
    void alice_unlocksWithThePassword();
    void alice_unlocksWithTheSecondMethod();
    void alice_cancels();
    void alice_isRefused();
    void alice_abuse_14_remoteSession();
    void alice_abuse_12_secretThatIsNone();
    void alice_abuse_43_manyChannels();
    void alice_abuse_43_manyConversations();
    void alice_connectsOnce();
    void alice_hasAPinStatus();
    void bob_abuse_13_othersPinAndSession();
    void greeter_logsInAndMissesLogind();
    void greeter_unknownUserIsAskedLikeAKnownOne();
    void greeter_listsSessions();
    void root_enrolsForAUser();
    void root_seesNoSuchUser();
};

void TestBus::alice_unlocksWithThePassword()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    QCOMPARE(client.call("Methods", {""}).arguments().value(0).toStringList(),
             QStringList{"password"});

    uint id = client.begin("gdm-password");
    Client::Event event = client.next(id);
    QCOMPARE(event.name, "Prompt");
    QCOMPARE(event.arguments.value(1).toString(), "secret");
    QCOMPARE(errorOf(client.answer(id, event.arguments.value(0).toUInt(), "wrong")), "");
    event = client.next(id);
    while (event.name == "Message")
        event = client.next(id);
    QCOMPARE(event.name, "Ended");
    QCOMPARE(event.arguments.value(0).toString(), "wrong");
    QCOMPARE(event.arguments.value(1).toString(), "password-wrong");

    id = client.begin("password", "alice");
    event = client.next(id);
    QCOMPARE(event.name, "Prompt");
    QCOMPARE(errorOf(client.answer(id, event.arguments.value(0).toUInt(), password())), "");
    event = client.next(id);
    QCOMPARE(event.name, "Ended");
    QCOMPARE(event.arguments.value(0).toString(), "success");
    QCOMPARE(event.arguments.value(3).toMap().value("user").toString(), "alice");
    QCOMPARE(errorOf(client.call("Begin", {"password", ""})), "org.doorward1.Error.NotAllowed");
}

void TestBus::alice_unlocksWithTheSecondMethod()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const uint byPassword = client.begin("password");
    const uint byPin = client.begin("gdm-pin");
    QCOMPARE(client.next(byPassword).name, "Prompt");
    const Client::Event asked = client.next(byPin);
    QCOMPARE(asked.name, "Prompt");
    const QVariantMap details = asked.arguments.value(3).toMap();
    QCOMPARE(details.value("purpose").toString(), "pin");
    QCOMPARE(details.value("minimum").toUInt(), 4U);
    QCOMPARE(details.value("maximum").toUInt(), 32U);
    QCOMPARE(errorOf(client.answer(byPin, asked.arguments.value(0).toUInt(), pin())), "");
    QCOMPARE(client.next(byPin).arguments.value(0).toString(), "success");
    QCOMPARE(client.next(byPassword).arguments.value(0).toString(), "cancelled");
}

void TestBus::alice_cancels()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const uint id = client.begin("token"); // waits for a card that never comes
    QCOMPARE(client.next(id).name, "Message");
    QCOMPARE(errorOf(client.call("Cancel", {id})), "");
    const Client::Event event = client.next(id);
    QCOMPARE(event.name, "Ended");
    QCOMPARE(event.arguments.value(0).toString(), "cancelled");
    QCOMPARE(errorOf(client.call("Cancel", {id})), "org.doorward1.Error.NoSuchConversation");
}

void TestBus::alice_isRefused()
{
    QCOMPARE(errorOf(Client::manager("OpenLoginChannel")), "org.doorward1.Error.NotAllowed");
    for (const char *session : {"c2", "c99", "../c1", ""})
        QCOMPARE(errorOf(Client::manager("OpenUnlockChannel", {QString(session)})),
                 "org.doorward1.Error.NoSuchSession");
    QCOMPARE(errorOf(Client::manager("LockSession", {"c2"})), "org.doorward1.Error.NoSuchSession");

    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const QString long300(300, 'x');
    QCOMPARE(errorOf(client.call("Begin", {"sudo", ""})), "org.doorward1.Error.NoSuchMethod");
    QCOMPARE(errorOf(client.call("Begin", {"enrol", ""})), "org.doorward1.Error.NoSuchMethod");
    QCOMPARE(errorOf(client.call("Begin", {"password", "bob"})), "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.call("Begin", {"password", long300})),
             "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.call("Sessions", {""})), "org.doorward1.Error.NotAllowed");
    QCOMPARE(errorOf(client.call("StartSession", {1U, ""})), "org.doorward1.Error.NotAllowed");
    QCOMPARE(errorOf(client.call("Power", {"explode", true})), "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.call("Begin", {7})), "org.freedesktop.DBus.Error.InvalidArgs");
    QCOMPARE(errorOf(client.call("NoSuchCall")), "org.freedesktop.DBus.Error.UnknownMethod");
}

void TestBus::alice_abuse_14_remoteSession()
{
    // A method of everybody else.
    Client local;
    QVERIFY(local.openBy("OpenUnlockChannel", {"c1"}));
    QVERIFY(local.begin("pin") != 0);
    for (const char *session : {"c4", "c5"}) {
        Client client;
        QVERIFY(client.openBy("OpenUnlockChannel", {session}));
        for (const char *pin : {"pin", "gdm-pin"})
            QCOMPARE(errorOf(client.call("Begin", {pin, ""})), "org.doorward1.Error.NotLocal");
        QCOMPARE(errorOf(client.call("Begin", {"enrol", ""})), "org.doorward1.Error.NoSuchMethod");
        const uint id = client.begin("password");
        client.answer(id, client.next(id).arguments.value(0).toUInt(), password());
        QCOMPARE(client.next(id).arguments.value(0).toString(), "success");
    }
}

void TestBus::alice_abuse_12_secretThatIsNone()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    const uint id = client.begin("password");
    const uint prompt = client.next(id).arguments.value(0).toUInt();
    QCOMPARE(errorOf(client.answer(id, prompt + 1, "x")), "org.doorward1.Error.NoSuchPrompt");
    QCOMPARE(errorOf(client.answer(id + 1, prompt, "x")), "org.doorward1.Error.NoSuchConversation");
    QCOMPARE(errorOf(client.answerByFile(id, prompt)), "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.answer(id, prompt, QByteArray(513, 'x'))), "");
    const Client::Event event = client.next(id);
    QCOMPARE(event.name, "Ended");
    QVERIFY(event.arguments.value(0).toString() != "success");
    QCOMPARE(errorOf(client.answer(id, prompt, "x")), "org.doorward1.Error.NoSuchConversation");
}

void TestBus::alice_abuse_43_manyChannels()
{
    int opened = 0;
    int refused = 0;
    for (int i = 0; i < 1000; ++i) {
        const QString error = errorOf(Client::manager("OpenUnlockChannel", {"c1"}));
        opened += error.isEmpty();
        refused += error == "org.doorward1.Error.TooMany";
    }
    QCOMPARE(opened, 4);
    QCOMPARE(refused, 996);
}

void TestBus::alice_abuse_43_manyConversations()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    for (int i = 0; i < 4; ++i)
        QVERIFY(client.begin("password") != 0);
    QCOMPARE(errorOf(client.call("Begin", {"password", ""})), "org.doorward1.Error.TooMany");
    for (uint id = 1; id <= 4; ++id)
        QCOMPARE(errorOf(client.call("Cancel", {id})), "");
    // Begun and abandoned over and over. A worker takes a moment to die: sixteen of one person's
    // may be at that, four of them from above, and whoever is faster is told to wait.
    int begun = 0;
    for (int i = 0; i < 50; ++i) {
        const QDBusMessage reply = client.call("Begin", {"password", ""});
        if (errorOf(reply) == "org.doorward1.Error.TooMany")
            continue;
        QCOMPARE(errorOf(reply), "");
        QCOMPARE(errorOf(client.call("Cancel", {reply.arguments().value(0).toUInt()})), "");
        ++begun;
    }
    QVERIFY(begun >= 12);
}

void TestBus::alice_connectsOnce()
{
    Client client;
    QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
    Client second;
    QVERIFY(!second.open(client.address));
    QVERIFY(client.begin("password") != 0);
}

void TestBus::alice_hasAPinStatus()
{
    const QDBusMessage reply = Client::manager("GetPinStatus", {""});
    QCOMPARE(errorOf(reply), "");
    const QVariantMap status = qdbus_cast<QVariantMap>(reply.arguments().value(0));
    QCOMPARE(status.value("state").toString(), "not-set");
    QCOMPARE(status.value("failures").toUInt(), 0U);
    QCOMPARE(status.value("minimum-length").toUInt(), 6U);
    QCOMPARE(status.value("maximum-length").toUInt(), 32U);
    QCOMPARE(status.value("letters").toBool(), false);
    QCOMPARE(status.value("forbid").toString(), "sequences repeats keypad dates names usual");
    QCOMPARE(status.value("user").toString(), "alice");
}

void TestBus::bob_abuse_13_othersPinAndSession()
{
    const QString notAllowed = "org.doorward1.Error.NotAllowed";
    for (const char *call : {"OpenEnrolChannel", "OpenPasswordChannel", "GetPinStatus"}) {
        QCOMPARE(errorOf(Client::manager(call, {"alice"})), notAllowed);
        // Who exists is not told.
        QCOMPARE(errorOf(Client::manager(call, {"nobody-here"})), notAllowed);
        QCOMPARE(errorOf(Client::manager(call, {"bob"})), "");
    }
    QCOMPARE(errorOf(Client::manager("OpenUnlockChannel", {"c1"})),
             "org.doorward1.Error.NoSuchSession");
}

void TestBus::greeter_logsInAndMissesLogind()
{
    Client client;
    QVERIFY(client.openBy("OpenLoginChannel"));
    const uint id = client.begin("password", "alice");
    const Client::Event asked = client.next(id);
    QCOMPARE(errorOf(client.call("StartSession", {id, ""})),
             "org.doorward1.Error.NoSuchConversation");
    client.answer(id, asked.arguments.value(0).toUInt(), password());
    QCOMPARE(client.next(id).arguments.value(0).toString(), "success");
    QCOMPARE(errorOf(client.call("StartSession", {id, "no-such"})),
             "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.call("StartSession", {id, "plain"})), "");
    Client::Event event = client.next(id);
    while (event.name == "Message")
        event = client.next(id);
    QCOMPARE(event.name, "SessionFailed");
    QCOMPARE(event.arguments.value(0).toString(), "no-logind-session");
    // The door is still there for another try.
    QVERIFY(client.begin("password", "alice") != 0);
}

void TestBus::greeter_unknownUserIsAskedLikeAKnownOne()
{
    Client client;
    QVERIFY(client.openBy("OpenLoginChannel"));
    const uint known = client.begin("password", "alice");
    const uint unknown = client.begin("password", "nobody-here");
    const auto one = client.next(known);
    const auto other = client.next(unknown);
    QCOMPARE(one.name, "Prompt");
    QCOMPARE(other.arguments, one.arguments);
    client.answer(unknown, other.arguments.value(0).toUInt(), password());
    Client::Event event = client.next(unknown);
    while (event.name == "Message")
        event = client.next(unknown);
    QCOMPARE(event.arguments.value(0).toString(), "wrong");
    QCOMPARE(event.arguments.value(1).toString(), "password-wrong");
    QCOMPARE(errorOf(client.call("Begin", {"password", ""})), "org.doorward1.Error.BadArgument");
    QCOMPARE(errorOf(client.call("Begin", {"password", "../etc"})),
             "org.doorward1.Error.BadArgument");
}

void TestBus::greeter_listsSessions()
{
    Client client;
    QVERIFY(client.openBy("OpenLoginChannel"));
    const QDBusMessage reply = client.call("Sessions", {"de_AT.UTF-8"});
    QStringList found;
    const QDBusArgument list = reply.arguments().value(0).value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString id;
        QString name;
        QString comment;
        list.beginStructure();
        list >> id >> name >> comment;
        list.endStructure();
        found.append(id + '|' + name + '|' + comment);
    }
    list.endArray();
    QCOMPARE(found, (QStringList{"plain|Schlicht|", "second|Second|Its comment"}));
    QCOMPARE(errorOf(client.call("Sessions", {"../../x"})), "org.doorward1.Error.BadArgument");
}

void TestBus::root_enrolsForAUser()
{
    Client client;
    QVERIFY(client.openBy("OpenEnrolChannel", {"alice"}));
    QCOMPARE(errorOf(client.call("Begin", {"password", ""})), "org.doorward1.Error.NoSuchMethod");
    QVERIFY(client.begin("remove") != 0);
    QCOMPARE(errorOf(client.call("Power", {"reboot", false})), "org.doorward1.Error.NotAllowed");
}

void TestBus::root_seesNoSuchUser()
{
    QCOMPARE(errorOf(Client::manager("GetPinStatus", {"nobody-here"})),
             "org.doorward1.Error.NoSuchUser");
    QCOMPARE(errorOf(Client::manager("OpenUnlockChannel", {"c1"})),
             "org.doorward1.Error.NoSuchSession");
    QCOMPARE(errorOf(Client::manager("OpenLoginChannel")), "org.doorward1.Error.NotAllowed");
}

QTEST_GUILESS_MAIN(TestBus)
#include "tst_bus.moc"
