// SPDX-License-Identifier: GPL-3.0-or-later
// A card's PIN that has to be changed before the door opens.
#include "tests/unit/types/door_fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace doorward;

namespace {

const Token aliceCard = {QStringLiteral("PIV of Alice"), QStringLiteral("01"),
                         QStringLiteral("Reader 0")};

QVariantMap promptFor(const char *purpose)
{
    return {{QStringLiteral("purpose"), QString::fromLatin1(purpose)},
            {QStringLiteral("label"), QStringLiteral("PIV of Alice")},
            {QStringLiteral("minimum"), 6U},
            {QStringLiteral("maximum"), 8U}};
}

} // namespace

class DoorCardPinTest : public QObject, private DoorFixture
{
    Q_OBJECT

private:
    void giveCurrentPin()
    {
        locker();
        emit channel->tokensChanged({aliceCard}, 1);
        channel->say(token, QStringLiteral("card-reading"));
        channel->ask(token, promptFor("card-pin"));
        answer("123456");
    }
    void askForAnother()
    {
        giveCurrentPin();
        channel->say(token, QStringLiteral("card-pin-change"));
        channel->ask(token, promptFor("new-card-pin"));
    }
    void answer(const char *pin)
    {
        type(pin);
        door->submit();
    }

private slots:
    void isChosenTwice();
    void differentOnesAreChosenAgain();
    void anEmptyOneIsNoAnswer();
    void thinkingTakesLonger();
    void onTheReadersKeys();
    void keyringThatStaysClosedIsSaidAtALogin();
    void nothingOfAKeyringAtAnUnlock();
    void pulledCardWipesIt();
    void oneOfSeveralCertificates();
};

void DoorCardPinTest::isChosenTwice()
{
    askForAnother();
    QVERIFY(door->choosesCardPin());
    QCOMPARE(door->cardState(), Door::CardState::Recognised);
    QCOMPARE(door->messageKind(), Door::MessageKind::Warning);
    QCOMPARE(door->messageText(), QStringLiteral("Your card wants a new PIN. Choose one."));
    QCOMPARE(door->promptText(), QStringLiteral("Choose a new PIN for your card"));
    QCOMPARE(door->entry()->length(), 0);
    answer("654321");
    channel->ask(token, promptFor("repeat-card-pin"));
    QCOMPARE(door->promptText(), QStringLiteral("Enter the new PIN again"));
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
    QCOMPARE(door->entry()->length(), 0);
    answer("654321");
    QCOMPARE(channel->answers.size(), 3);
    QCOMPARE(channel->answers[1].secret, QByteArray("654321"));
    QCOMPARE(channel->answers[2].secret, QByteArray("654321"));
    channel->end(token, QStringLiteral("success"));
    QCOMPARE(door->state(), Door::State::Opening);
}

void DoorCardPinTest::differentOnesAreChosenAgain()
{
    askForAnother();
    for (const QString &code : {QStringLiteral("pin-mismatch"), QStringLiteral("card-pin-same"),
                                QStringLiteral("card-pin-rejected")}) {
        answer("654321");
        channel->say(token, code, {}, {}, QStringLiteral("error"));
        channel->ask(token, promptFor("new-card-pin"));
        QCOMPARE(door->messageKind(), Door::MessageKind::Error);
        QCOMPARE(door->messageText(), Messages::ofCode(code, {}));
        QCOMPARE(door->cardState(), Door::CardState::Recognised);
        QVERIFY(door->entryEnabled());
    }
}

void DoorCardPinTest::anEmptyOneIsNoAnswer()
{
    askForAnother();
    answer("");
    answer("123"); // shorter than the card takes
    QCOMPARE(channel->answers.size(), 1);
    QCOMPARE(door->messageText(), QStringLiteral("At least 6 digits"));
}

void DoorCardPinTest::thinkingTakesLonger()
{
    using namespace std::chrono_literals;
    giveCurrentPin();
    door->setPace(200ms, 200ms);
    QElapsedTimer since;
    since.start();
    channel->ask(token, promptFor("new-card-pin"));
    QCOMPARE(door->state(), Door::State::Recognised);
    QTRY_COMPARE(door->state(), Door::State::Rest);
    QVERIFY2(since.elapsed() >= 400, qPrintable(QString::number(since.elapsed())));
}

void DoorCardPinTest::onTheReadersKeys()
{
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    channel->say(token, QStringLiteral("card-reading"));
    channel->say(token, QStringLiteral("card-pin-pad-change"));
    QCOMPARE(door->cardState(), Door::CardState::AtReader);
    QVERIFY(!door->entryEnabled());
    QVERIFY(door->promptText().startsWith(QStringLiteral("Your card wants a new PIN.")));
    channel->say(token, QStringLiteral("card-pin-pad"));
    QCOMPARE(door->cardState(), Door::CardState::AtReader);
    QCOMPARE(door->promptText(), QStringLiteral("Enter the PIN on the card reader"));
}

void DoorCardPinTest::keyringThatStaysClosedIsSaidAtALogin()
{
    QVariantMap prompt = promptFor("card-pin");
    prompt.insert(QStringLiteral("keyring-closed"), true);
    greeter();
    chooseAlice({pin, password, token});
    emit channel->tokensChanged({aliceCard}, 1);
    channel->say(token, QStringLiteral("card-reading"));
    QCOMPARE(door->hint(), QString());
    channel->ask(token, prompt);
    QCOMPARE(door->method(), Door::Method::Card);
    const QString hint = door->hint();
    QCOMPARE(hint, QStringLiteral("With a card, your saved passwords stay locked."));
    door->chooseMethod(static_cast<int>(Door::Method::Password));
    QCOMPARE(door->hint(), QString());
    door->chooseMethod(static_cast<int>(Door::Method::Card));
    // Nothing moves while a wrong one is asked for again.
    answer("111111");
    channel->end(token, QStringLiteral("wrong"), QStringLiteral("card-pin-wrong"));
    QCOMPARE(door->hint(), hint);
    channel->ask(token, prompt);
    QCOMPARE(door->hint(), hint);
    answer("123456");
    channel->ask(token, promptFor("new-card-pin"));
    QCOMPARE(door->hint(), QString());
    for (int card = 0; card < 2; ++card) {
        emit channel->tokensChanged({}, 1);
        emit channel->tokensChanged({aliceCard}, 1);
        channel->say(token, QStringLiteral("card-reading"));
        QCOMPARE(door->cardState(), Door::CardState::Reading);
        QCOMPARE(door->hint(), QString());
        channel->ask(token, prompt);
        QCOMPARE(door->hint(), hint);
    }
    // The next question says nothing of it: that counts.
    answer("111111");
    channel->end(token, QStringLiteral("wrong"), QStringLiteral("card-pin-wrong"));
    channel->ask(token, promptFor("card-pin"));
    QVERIFY(door->prompted());
    QCOMPARE(door->hint(), QString());
}

void DoorCardPinTest::nothingOfAKeyringAtAnUnlock()
{
    QVariantMap prompt = promptFor("card-pin");
    prompt.insert(QStringLiteral("keyring-closed"), true);
    locker();
    emit channel->tokensChanged({aliceCard}, 1);
    channel->ask(token, prompt);
    QVERIFY(door->prompted());
    QCOMPARE(door->hint(), QString());
}

void DoorCardPinTest::pulledCardWipesIt()
{
    askForAnother();
    type("6543");
    emit channel->tokensChanged({}, 1);
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(!door->entry()->hasText());
    QCOMPARE(door->cardState(), Door::CardState::Removed);
    QVERIFY(channel->cancelled.contains(channel->last(token)));
    QVERIFY(!door->choosesCardPin());
}

void DoorCardPinTest::oneOfSeveralCertificates()
{
    const QVariantMap question = {
        {QStringLiteral("purpose"), QStringLiteral("card-certificate")},
        {QStringLiteral("choices"),
         QStringList{QStringLiteral("Alice"), QStringLiteral("CA 1"), QStringLiteral("2030-01-31"),
                     QStringLiteral("Alice (Admin)"), QStringLiteral("CA 2"), QString(),
                     QStringLiteral("half a choice")}}};
    for (const bool typed : {false, true}) {
        locker();
        emit channel->tokensChanged({aliceCard}, 1);
        channel->say(token, QStringLiteral("card-reading"));
        channel->ask(token, question, false);
        QCOMPARE(door->choices(),
                 (QStringList{QStringLiteral("Alice"), QStringLiteral("Alice (Admin)")}));
        QVERIFY(door->choiceNotes()[0].startsWith(QStringLiteral("CA 1, until ")));
        QCOMPARE(door->choiceNotes()[1], QStringLiteral("CA 2"));
        // What names none of them is no answer.
        door->choose(2);
        door->choose(-1);
        type("3x0");
        door->submit();
        QVERIFY(channel->answers.isEmpty());
        QCOMPARE(door->entry()->length(), 0);
        if (typed)
            type("2");
        else
            door->choose(1);
        QCOMPARE(channel->answers.size(), 1);
        QCOMPARE(channel->answers[0].secret, QByteArray("2"));
        QVERIFY(door->choices().isEmpty());
        // The PIN is not among what was typed before it.
        channel->ask(token, promptFor("card-pin"));
        QCOMPARE(door->entry()->length(), 0);
        QVERIFY(door->entryEnabled());
    }
}

QTEST_GUILESS_MAIN(DoorCardPinTest)
#include "door_card_pin_test.moc"
