// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/types/door_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace doorward;
using namespace std::chrono_literals;

class DoorTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void opensWithTheRightPin();
    void startsTheChosenSession();
    void takesDigitsBeforeThePromptIsThere();
    void typedAheadAnswersNoVisiblePrompt();
    void abuse_32_secondPromptGetsNoStaleSecret();
    void switchesMethodsAndForgetsWhatWasTyped();
    void restsAfterATimeWithoutATouch();
    void wakesWithAKeyThatIsTyped();
    void showsPamsWordsForASecondFactor();
    void refusesAPinThatIsTooShortWithoutAsking();
    void opensOnAnAdministratorsWord();
    void stepsBack();
    void typedNameIsAskedLikeAnyOther();
    void whatIsTypedBeforeTheMethodsAreKnownCounts();
    void sendsAPinWithItsLastDigitWhereThatIsWanted();
    void noCardIsAskedWithWhatWasTypedBefore();
};

void DoorTest::opensOnAnAdministratorsWord()
{
    locker();
    QSignalSpy opened(door.get(), &Door::opened);
    door->wake();
    channel->ask(pin, pinPrompt);
    type("12");
    emit channel->unlocked();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(door->state(), Door::State::Opening);
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(channel->answers.isEmpty());
}

void DoorTest::opensWithTheRightPin()
{
    locker();
    QSignalSpy opened(door.get(), &Door::opened);
    QCOMPARE(door->state(), Door::State::Rest);
    QVERIFY(channel->begun.isEmpty());

    door->wake();
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->method(), Door::Method::Pin);
    channel->ask(pin, pinPrompt);
    QCOMPARE(door->promptText(), QStringLiteral("Enter your PIN"));
    type("1234");
    QCOMPARE(door->entry()->length(), 4);
    door->submit();

    QCOMPARE(door->state(), Door::State::Checking);
    QCOMPARE(channel->answers.size(), 1);
    QCOMPARE(channel->answers.first().secret, QByteArray("1234"));
    QVERIFY(!door->entry()->hasText());
    QCOMPARE(door->entry()->length(), 4); // the dots stay
    QVERIFY(!door->entryEnabled());

    channel->end(pin, QStringLiteral("success"));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(door->state(), Door::State::Opening);
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(channel->started.isEmpty());
}

void DoorTest::startsTheChosenSession()
{
    greeter();
    chooseAlice();
    door->setSession(QStringLiteral("sway"));
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    channel->end(pin, QStringLiteral("success"), {},
                 {{QStringLiteral("user"), QStringLiteral("alice")}});
    QCOMPARE(channel->started, QStringList{QStringLiteral("sway")});
    QSignalSpy started(door.get(), &Door::sessionStarted);
    emit channel->sessionStarted(channel->last(pin), QStringLiteral("5"));
    QCOMPARE(started.count(), 1);
}

void DoorTest::takesDigitsBeforeThePromptIsThere()
{
    locker();
    door->wake();
    type("1234");
    door->submit();
    QCOMPARE(door->state(), Door::State::Checking);
    QVERIFY(channel->answers.isEmpty());
    const quint32 prompt = channel->ask(pin, pinPrompt);
    QCOMPARE(channel->answers.size(), 1);
    QCOMPARE(channel->answers.first().prompt, prompt);
    QCOMPARE(channel->answers.first().secret, QByteArray("1234"));
}

void DoorTest::typedAheadAnswersNoVisiblePrompt()
{
    locker({password});
    door->wake();
    type("secret");
    door->submit();
    channel->ask(password, {}, false, QStringLiteral("Which printer? "));
    QVERIFY(channel->answers.isEmpty());
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(door->entry()->plain());
    QCOMPARE(door->promptText(), QStringLiteral("Which printer? "));
}

void DoorTest::abuse_32_secondPromptGetsNoStaleSecret()
{
    locker({password});
    door->wake();
    channel->ask(password);
    type("secret");
    door->submit();
    channel->ask(password, {}, true, QStringLiteral("Code: "));
    QCOMPARE(channel->answers.size(), 1);
    QCOMPARE(door->entry()->length(), 0);
    QCOMPARE(door->state(), Door::State::Awake);
    for (const char byte : door->entry()->buffer().page())
        QCOMPARE(byte, '\0');
    // Enter alone sends what is there: nothing.
    const quint32 third = channel->ask(password, {}, true, QStringLiteral("Touch your key: "));
    door->submit();
    QCOMPARE(channel->answers.last().prompt, third);
    QCOMPARE(channel->answers.last().secret, QByteArray());
}

void DoorTest::switchesMethodsAndForgetsWhatWasTyped()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("12");
    door->chooseMethod(static_cast<int>(Door::Method::Password));
    QCOMPARE(door->entry()->length(), 0);
    QCOMPARE(door->promptText(), QStringLiteral("Enter your password"));
    QVERIFY(channel->cancelled.isEmpty()); // the PIN's stays open
    channel->ask(password);
    QCOMPARE(door->fieldLabel(), QStringLiteral("Password"));
    door->chooseMethod(static_cast<int>(Door::Method::Pin));
    QVERIFY(door->prompted());
    QCOMPARE(channel->count(pin), 1);
    // Typed and entered ahead for one method, then another one chosen: it is sent to neither.
    channel->end(pin, QStringLiteral("broken"), QStringLiteral("internal"));
    type("1234");
    door->submit();
    door->chooseMethod(static_cast<int>(Door::Method::Password));
    channel->ask(pin, pinPrompt);
    QVERIFY(channel->answers.isEmpty());
    // Chosen again the next time.
    door->rest();
    door->wake();
    QCOMPARE(door->method(), Door::Method::Password);
}

void DoorTest::restsAfterATimeWithoutATouch()
{
    locker();
    door->setPace(50ms, 10ms);
    door->wake();
    channel->ask(pin, pinPrompt);
    type("12");
    QTRY_COMPARE(door->state(), Door::State::Rest);
    QCOMPARE(door->entry()->length(), 0);
    for (const char byte : door->entry()->buffer().page())
        QCOMPARE(byte, '\0');
    QCOMPARE(channel->cancelled, QList<quint32>{channel->last(pin)});

    greeter();
    chooseAlice();
    door->setPace(50ms, 10ms);
    type("1");
    QTRY_COMPARE(door->state(), Door::State::Rest);
    QVERIFY(!door->person());
}

void DoorTest::wakesWithAKeyThatIsTyped()
{
    locker();
    QVERIFY(door->entryEnabled());
    type("1");
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->entry()->length(), 1);
    QCOMPARE(channel->count(pin), 1);
}

void DoorTest::showsPamsWordsForASecondFactor()
{
    locker({password});
    door->wake();
    channel->ask(password);
    type("secret");
    door->submit();
    channel->say(password, {}, {}, QStringLiteral("Enter the code from your app."));
    channel->ask(password, {}, false, QStringLiteral("Code: "));
    QCOMPARE(door->messageKind(), Door::MessageKind::Info);
    QCOMPARE(door->messageText(), QStringLiteral("Enter the code from your app."));
    QCOMPARE(door->fieldLabel(), QStringLiteral("Code"));
    QVERIFY(!door->promptSecret());
    QVERIFY(door->entry()->plain());
    type("123456");
    QCOMPARE(door->messageText(), QStringLiteral("Enter the code from your app."));
    door->submit();
    QCOMPARE(channel->answers.last().secret, QByteArray("123456"));
    channel->end(password, QStringLiteral("wrong"), QStringLiteral("password-wrong"));
    QVERIFY(!door->entry()->plain());
}

void DoorTest::refusesAPinThatIsTooShortWithoutAsking()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("123");
    door->submit();
    QVERIFY(channel->answers.isEmpty());
    QCOMPARE(door->entry()->length(), 3);
    QCOMPARE(door->messageKind(), Door::MessageKind::Info);
    type("4");
    door->submit();
    QCOMPARE(channel->answers.last().secret, QByteArray("1234"));
}

void DoorTest::stepsBack()
{
    greeter();
    chooseAlice();
    channel->ask(pin, pinPrompt);
    type("12");
    door->cancel();
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(door->person());
    door->cancel();
    QVERIFY(!door->person());
    QCOMPARE(door->state(), Door::State::Rest);

    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    const quint32 hanging = channel->last(pin);
    door->cancel(); // out of a check that hangs
    QVERIFY(channel->cancelled.contains(hanging));
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(channel->count(pin), 2);
    emit channel->ended(hanging, Ending{QStringLiteral("cancelled"), {}, {}, {}});
    QCOMPARE(door->state(), Door::State::Awake);
    door->cancel();
    QCOMPARE(door->state(), Door::State::Rest);
}

void DoorTest::typedNameIsAskedLikeAnyOther()
{
    make(Door::Purpose::Login);
    channel->open();
    door->chooseName(QStringLiteral("  carol "));
    QCOMPARE(door->person()->name(), QStringLiteral("carol"));
    QCOMPARE(channel->methodsAsked, QStringList{QStringLiteral("carol")});
    emit channel->methodsKnown(QStringLiteral("alice"), {pin}); // somebody else's, late
    QVERIFY(channel->begun.isEmpty());
    emit channel->methodsKnown(QStringLiteral("carol"), {password});
    QCOMPARE(channel->begun.last().user, QStringLiteral("carol"));
    // The people may be filled anew at any time.
    people->setPeople({});
    QCOMPARE(door->person()->name(), QStringLiteral("carol"));
}

void DoorTest::whatIsTypedBeforeTheMethodsAreKnownCounts()
{
    greeter();
    door->choosePerson(0);
    QVERIFY(!door->methodsKnown());
    type("1234");
    door->submit();
    QVERIFY(channel->begun.isEmpty()); // no conversation that nobody asked for
    QCOMPARE(door->state(), Door::State::Checking);
    emit channel->methodsKnown(QStringLiteral("alice"), {pin, password});
    QCOMPARE(door->method(), Door::Method::Pin);
    QCOMPARE(channel->begun.last().method, pin);
    channel->ask(pin, pinPrompt);
    QCOMPARE(channel->answers.value(0).secret, QByteArray("1234"));
    QCOMPARE(channel->count(password), 0);
}

void DoorTest::sendsAPinWithItsLastDigitWhereThatIsWanted()
{
    QVariantMap asked = pinPrompt;
    asked.insert(QStringLiteral("length"), 6U);
    locker();
    door->wake();
    channel->ask(pin, asked);
    type("83529");
    QVERIFY(channel->answers.isEmpty());
    type("4");
    QCOMPARE(channel->answers.size(), 1);
    QCOMPARE(channel->answers.last().secret, QByteArray("835294"));
    // Typed ahead, too; but not where somebody erases what was too much.
    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"));
    type("8352947");
    channel->ask(pin, asked);
    door->entry()->erase();
    QCOMPARE(door->entry()->length(), 6);
    QCOMPARE(channel->answers.size(), 1);
    door->entry()->clear();
    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"));
    type("835294");
    QCOMPARE(channel->answers.size(), 1);
    channel->ask(pin, asked);
    QCOMPARE(channel->answers.size(), 2);
    // Nobody said a length: it takes Enter.
    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"));
    channel->ask(pin, pinPrompt);
    type("835294");
    QCOMPARE(channel->answers.size(), 2);
}

void DoorTest::noCardIsAskedWithWhatWasTypedBefore()
{
    greeter();
    door->recallMethod(QStringLiteral("alice"), static_cast<int>(Door::Method::Card));
    door->choosePerson(0);
    type("123456");
    door->submit();
    emit channel->methodsKnown(QStringLiteral("alice"), {pin, password, token});
    QCOMPARE(door->method(), Door::Method::Card);
    QCOMPARE(door->entry()->length(), 0);
    channel->ask(token, {{QStringLiteral("purpose"), QStringLiteral("card-pin")}});
    QVERIFY(channel->answers.isEmpty());
}

QTEST_GUILESS_MAIN(DoorTest)
#include "door_test.moc"
