// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/types/door_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace doorward;

namespace {

const QVariantMap cardPrompt = {{QStringLiteral("purpose"), QStringLiteral("card-pin")},
                                {QStringLiteral("label"), QStringLiteral("PIV of Alice")},
                                {QStringLiteral("minimum"), 4U}};
const Token aliceCard = {QStringLiteral("PIV of Alice"), QStringLiteral("01"),
                         QStringLiteral("Reader 0")};
const Token bobCard = {QStringLiteral("PIV of Bob"), QStringLiteral("02"),
                       QStringLiteral("Reader 0")};

} // namespace

class DoorCardTest : public QObject, private DoorFixture
{
    Q_OBJECT

private:
    void readAndAsk(const QString &user)
    {
        channel->say(token, QStringLiteral("card-reading"));
        QVariantMap details = cardPrompt;
        details.insert(QStringLiteral("user"), user);
        channel->say(token, QStringLiteral("card-recognised"), details);
        channel->ask(token, cardPrompt);
    }

private slots:
    void insertedAtRestInTheGreeterChoosesItsOwner();
    void unknownCardInTheGreeterIsSaidAtRest();
    void insertedAtRestInTheLockerOpensThePad();
    void readerWithKeysOfItsOwn();
    void cardThatWasInAlreadyWakesNobody();
    void abuse_33_cardSuccessEndsAPendingPasswordPrompt();
    void neverComesForwardUnderSomebodysFingers();
    void wrongCardInTheLockerNamesNobody();
    void wrongPinOfTheCardAsksAgain();
    void abuse_22_lastTryIsSaidBeforeTheFirstDigit();
    void pulledCardWipesWhatWasTyped();
    void waitingForACard();
    void noReader();
    void sameCardAgain();
    void toldOfBeforeTheChannelIsReady();
    void namedWhileItWasBeingRead();
};

void DoorCardTest::insertedAtRestInTheGreeterChoosesItsOwner()
{
    greeter();
    QCOMPARE(door->cardState(), Door::CardState::Waiting);
    emit channel->tokensChanged({aliceCard}, 1);
    QCOMPARE(channel->begun.last().method, token);
    QCOMPARE(channel->begun.last().user, QString());
    QCOMPARE(door->state(), Door::State::Rest);
    QVERIFY(!door->person());
    readAndAsk(QStringLiteral("alice"));
    QVERIFY(door->person());
    QCOMPARE(door->person()->realName(), QStringLiteral("Alice Moreau"));
    QCOMPARE(door->method(), Door::Method::Card);
    QCOMPARE(door->state(), Door::State::Recognised);
    QCOMPARE(door->promptText(), QStringLiteral("Enter the PIN of your card"));
    emit channel->methodsKnown(QStringLiteral("alice"), {pin, password, token});
    QCOMPARE(door->method(), Door::Method::Card);
    QCOMPARE(channel->count(token), 1); // the conversation that found her goes on
    type("123456");
    door->submit();
    QCOMPARE(channel->answers.last().conversation, channel->last(token));
    channel->end(token, QStringLiteral("success"), {},
                 {{QStringLiteral("user"), QStringLiteral("alice")}});
    QCOMPARE(channel->started.size(), 1);
}

void DoorCardTest::unknownCardInTheGreeterIsSaidAtRest()
{
    greeter();
    emit channel->tokensChanged({bobCard}, 1);
    channel->say(token, QStringLiteral("card-reading"));
    channel->end(token, QStringLiteral("refused"), QStringLiteral("card-unknown"));
    QCOMPARE(door->messageText(), QStringLiteral("Nobody here uses this card."));
    QCOMPARE(door->cardState(), Door::CardState::Wrong);
    QVERIFY(!door->person());
    QCOMPARE(channel->count(token), 1);
    emit channel->tokensChanged({}, 1);
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
    QCOMPARE(door->cardState(), Door::CardState::Waiting);
}

void DoorCardTest::insertedAtRestInTheLockerOpensThePad()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    channel->say(token, QStringLiteral("card-reading"));
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->method(), Door::Method::Card);
    QCOMPARE(door->cardState(), Door::CardState::Reading);
    QVERIFY(!door->entryEnabled());
    channel->ask(token, cardPrompt);
    QCOMPARE(door->state(), Door::State::Recognised);
    QVERIFY(door->entryEnabled());
    QCOMPARE(door->cardLabel(), QStringLiteral("PIV of Alice"));
}

void DoorCardTest::readerWithKeysOfItsOwn()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    const quint32 conversation = channel->begun.last().id;
    channel->say(token, QStringLiteral("card-reading"));
    channel->say(token, QStringLiteral("card-recognised"), cardPrompt);
    channel->say(token, QStringLiteral("card-pin-pad"), {{QStringLiteral("final-try"), 1}});
    QCOMPARE(door->cardState(), Door::CardState::AtReader);
    QCOMPARE(door->state(), Door::State::Recognised);
    QVERIFY(!door->entryEnabled());
    QCOMPARE(door->promptText(), QStringLiteral("Enter the PIN on the card reader"));
    QCOMPARE(door->messageKind(), Door::MessageKind::Warning);
    QVERIFY(door->messageText().startsWith(QStringLiteral("This is the card’s last try.")));
    // Pulled out, it is no longer asked for.
    emit channel->tokensChanged({}, 1);
    QCOMPARE(door->cardState(), Door::CardState::Removed);
    QVERIFY(channel->cancelled.contains(conversation));
}

void DoorCardTest::cardThatWasInAlreadyWakesNobody()
{
    locker({pin, password, token}, {aliceCard});
    QVERIFY(channel->begun.isEmpty());
    QCOMPARE(door->state(), Door::State::Rest);
    door->wake();
    QCOMPARE(door->method(), Door::Method::Pin);
    QCOMPARE(channel->count(token), 1); // live beside the PIN
    readAndAsk(QStringLiteral("alice"));
    QCOMPARE(door->method(), Door::Method::Pin);
    QCOMPARE(door->cardState(), Door::CardState::Recognised);
}

void DoorCardTest::abuse_33_cardSuccessEndsAPendingPasswordPrompt()
{
    locker();
    door->wake();
    door->chooseMethod(static_cast<int>(Door::Method::Password));
    channel->ask(password);
    emit channel->tokensChanged({aliceCard}, 1);
    readAndAsk(QStringLiteral("alice"));
    type("123456");
    door->submit();
    QSignalSpy opened(door.get(), &Door::opened);
    channel->end(token, QStringLiteral("success"));
    channel->end(password, QStringLiteral("cancelled"));
    channel->end(pin, QStringLiteral("cancelled"));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(door->state(), Door::State::Opening);
    // The password prompt was never answered, and nothing was begun instead of it.
    for (const auto &answer : std::as_const(channel->answers))
        QVERIFY(answer.conversation != channel->last(password));
    QCOMPARE(channel->count(password), 1);
}

void DoorCardTest::neverComesForwardUnderSomebodysFingers()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("12");
    emit channel->tokensChanged({aliceCard}, 1);
    readAndAsk(QStringLiteral("alice"));
    QCOMPARE(door->method(), Door::Method::Pin);
    type("34");
    door->submit();
    QCOMPARE(channel->answers.last().conversation, channel->last(pin));
    QCOMPARE(channel->answers.last().secret, QByteArray("1234"));
}

void DoorCardTest::wrongCardInTheLockerNamesNobody()
{
    locker();
    emit channel->tokensChanged({bobCard}, 1);
    channel->say(token, QStringLiteral("card-reading"));
    channel->end(token, QStringLiteral("refused"), QStringLiteral("card-other-user"), {},
                 QStringLiteral("This is Bob's card"));
    QCOMPARE(door->messageText(), QStringLiteral("This card doesn’t open this session."));
    QCOMPARE(door->cardState(), Door::CardState::Wrong);
    QCOMPARE(door->state(), Door::State::Refused);
    QCOMPARE(channel->count(token), 1); // not again with the same card

    greeter();
    chooseAlice({pin, password, token});
    emit channel->tokensChanged({bobCard}, 1);
    channel->end(token, QStringLiteral("refused"), QStringLiteral("card-other-user"));
    QCOMPARE(door->messageText(), QStringLiteral("This card belongs to someone else. Remove it and "
                                                 "insert Alice Moreau’s card."));
}

void DoorCardTest::wrongPinOfTheCardAsksAgain()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    readAndAsk(QStringLiteral("alice"));
    type("0000");
    door->submit();
    channel->end(token, QStringLiteral("wrong"), QStringLiteral("card-pin-wrong"),
                 {{QStringLiteral("tries"), 2U}});
    QCOMPARE(door->triesLeft(), 2);
    QCOMPARE(door->messageText(), QStringLiteral("That PIN isn’t right."));
    QCOMPARE(channel->count(token), 2);
    channel->ask(token, cardPrompt);
    type("123456");
    door->submit();
    channel->end(token, QStringLiteral("refused"), QStringLiteral("card-blocked"));
    QCOMPARE(door->messageText(), QStringLiteral("The card is blocked. Use your password."));
    QCOMPARE(channel->count(token), 2);
}

void DoorCardTest::abuse_22_lastTryIsSaidBeforeTheFirstDigit()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    QVariantMap details = cardPrompt;
    details.insert(QStringLiteral("final-try"), true);
    channel->ask(token, details);
    QVERIFY(door->finalTry());
    QCOMPARE(door->promptText(),
             QStringLiteral("This is the card’s last try. A wrong PIN will block the card."));
}

void DoorCardTest::pulledCardWipesWhatWasTyped()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    readAndAsk(QStringLiteral("alice"));
    type("1234");
    const quint32 conversation = channel->last(token);
    emit channel->tokensChanged({}, 1);
    QCOMPARE(door->entry()->length(), 0);
    QCOMPARE(door->cardState(), Door::CardState::Removed);
    QVERIFY(channel->cancelled.contains(conversation));
    QVERIFY(!door->entryEnabled());
    QCOMPARE(door->messageText(), QStringLiteral("The card was removed."));
    emit channel->tokensChanged({aliceCard}, 1);
    QCOMPARE(channel->count(token), 2);
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
}

void DoorCardTest::waitingForACard()
{
    locker();
    door->wake();
    door->chooseMethod(static_cast<int>(Door::Method::Card));
    QCOMPARE(door->promptText(), QStringLiteral("Insert your card"));
    channel->say(token, QStringLiteral("card-insert"));
    QCOMPARE(door->cardState(), Door::CardState::Waiting);
    QVERIFY(!door->entryEnabled());
    // The module gives up waiting: nothing to say, the card begins it.
    channel->end(token, QStringLiteral("refused"), QStringLiteral("no-card"));
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
    emit channel->tokensChanged({aliceCard}, 1);
    QCOMPARE(channel->count(token), 2);
}

void DoorCardTest::noReader()
{
    locker();
    emit channel->tokensChanged({}, 0);
    QCOMPARE(door->cardState(), Door::CardState::NoReader);
    door->wake();
    door->chooseMethod(static_cast<int>(Door::Method::Card));
    QCOMPARE(door->promptText(), QStringLiteral("No card reader is connected."));
    channel->end(token, QStringLiteral("broken"), QStringLiteral("no-reader"));
    emit channel->tokensChanged({}, 1);
    QCOMPARE(door->promptText(), QStringLiteral("Insert your card"));
}

void DoorCardTest::sameCardAgain()
{
    // Out and in so fast that no list without it was ever seen.
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    readAndAsk(QStringLiteral("alice"));
    channel->end(token, QStringLiteral("refused"), QStringLiteral("card-removed"));
    emit channel->tokensChanged({aliceCard}, 1);
    QCOMPARE(channel->count(token), 2);
}

void DoorCardTest::toldOfBeforeTheChannelIsReady()
{
    make(Door::Purpose::Login);
    emit channel->tokensChanged({aliceCard}, 1);
    QVERIFY(channel->begun.isEmpty());
    channel->open();
    QCOMPARE(channel->count(token), 1);
    emit channel->tokensChanged({aliceCard}, 1); // the answer itself
    QCOMPARE(channel->count(token), 1);
}

void DoorCardTest::namedWhileItWasBeingRead()
{
    greeter();
    emit channel->tokensChanged({Token{{}, {}, aliceCard.reader}}, 1);
    QCOMPARE(channel->count(token), 1);
    emit channel->tokensChanged({aliceCard}, 1);
    QCOMPARE(channel->count(token), 1);
    channel->end(token, QStringLiteral("refused"), QStringLiteral("no-card"));
    QCOMPARE(channel->count(token), 2);
    QCOMPARE(door->cardState(), Door::CardState::Reading);
    // Nothing new came meanwhile: then it is believed.
    channel->end(token, QStringLiteral("refused"), QStringLiteral("no-card"));
    QCOMPARE(channel->count(token), 2);
}

QTEST_GUILESS_MAIN(DoorCardTest)
#include "door_card_test.moc"
