// SPDX-License-Identifier: GPL-3.0-or-later
// A password that has expired is changed before the door opens.
#include "tests/unit/types/door_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace doorward;
using namespace std::chrono_literals;

namespace {

QVariantMap marked(const char *purpose, unsigned minimum = 0)
{
    QVariantMap details{{QStringLiteral("purpose"), QString::fromLatin1(purpose)}};
    if (minimum > 0)
        details.insert(QStringLiteral("minimum"), minimum);
    return details;
}

bool isBlank(const SecretBuffer &buffer)
{
    const auto page = buffer.page();
    return std::all_of(page.begin(), page.end(), [](char byte) { return byte == '\0'; });
}

} // namespace

class DoorPasswordTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void asksForBothAtOnceAndAnswersEachPrompt();
    void theOldOneIsNotAskedForTwice();
    void aPinsConversationAsksForTheOldOne();
    void whatPamRefusesStaysOnTheScreen();
    void sendsNothingThatIsNotMeantForThePrompt();
    void sendsNothingToAPromptThatShowsIt();
    void theOldOneIsHandedOnOnce();
    void hintsSayHowItStands();
    void incompleteIsNotSent();
    void nothingIsLeftBehind_data();
    void nothingIsLeftBehind();
    void thinkingTakesLonger();

private:
    /// Alice's old password is right, and has expired.
    void expire(const char *old = "old secret")
    {
        locker({password});
        door->wake();
        channel->ask(password);
        type(old);
        door->submit();
        channel->say(password, QStringLiteral("password-expired"));
    }
    static void typeInto(SecretEntry *entry, const char *text)
    {
        for (; *text; ++text)
            entry->typeText(QString(QLatin1Char(*text)));
    }
    void typeBoth(const char *first, const char *second)
    {
        typeInto(door->newPassword()->first(), first);
        typeInto(door->newPassword()->second(), second);
    }
    [[nodiscard]] QList<QByteArray> sent() const
    {
        QList<QByteArray> secrets;
        for (const ScriptedChannel::Answered &answer : channel->answers)
            secrets.append(answer.secret);
        return secrets;
    }
};

void DoorPasswordTest::asksForBothAtOnceAndAnswersEachPrompt()
{
    expire();
    QCOMPARE(door->messageKind(), Door::MessageKind::Warning);
    QVERIFY(door->passwordExpired());
    const quint32 first = channel->ask(password, marked("new-password"));
    QVERIFY(door->choosesPassword());
    QCOMPARE(door->state(), Door::State::Awake);
    typeBoth("new secret", "new secret");
    QCOMPARE(door->messageText(),
             QStringLiteral("Your password has expired. Choose a new one to continue."));
    door->submit();
    QCOMPARE(door->state(), Door::State::Checking);
    QCOMPARE(sent(), QList<QByteArray>({"old secret", "new secret"}));
    QCOMPARE(channel->answers.last().prompt, first);

    const quint32 second = channel->ask(password, marked("repeat-password"));
    QCOMPARE(sent(), QList<QByteArray>({"old secret", "new secret", "new secret"}));
    QCOMPARE(channel->answers.last().prompt, second);
    QCOMPARE(door->state(), Door::State::Checking);
    QVERIFY(door->choosesPassword()); // nothing moves while it is checked
    QCOMPARE(door->newPassword()->first()->length(), 10);
    QVERIFY(!door->newPassword()->first()->enabled());

    QSignalSpy opened(door.get(), &Door::opened);
    channel->end(password, QStringLiteral("success"));
    QCOMPARE(opened.count(), 1);
}

void DoorPasswordTest::theOldOneIsNotAskedForTwice()
{
    expire();
    const quint32 again = channel->ask(password, marked("password"));
    QCOMPARE(sent(), QList<QByteArray>({"old secret", "old secret"}));
    QCOMPARE(channel->answers.last().prompt, again);
    QCOMPARE(door->state(), Door::State::Checking);
    channel->ask(password, marked("new-password"));
    QVERIFY(door->choosesPassword());
    QCOMPARE(door->newPassword()->hints()->count(), 2);
}

void DoorPasswordTest::aPinsConversationAsksForTheOldOne()
{
    locker({pin, password});
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    channel->say(pin, QStringLiteral("password-expired"));
    channel->ask(pin, marked("password"));
    QCOMPARE(sent(), QList<QByteArray>({"1234"}));
    QVERIFY(!door->choosesPassword());
    QCOMPARE(door->fieldLabel(), QStringLiteral("Current password"));
    QCOMPARE(door->messageKind(), Door::MessageKind::Warning);
    type("old secret");
    door->submit();
    channel->ask(pin, marked("new-password"));
    QVERIFY(door->choosesPassword());
    typeInto(door->newPassword()->first(), "old secret");
    QCOMPARE(door->newPassword()->hints()->standing(0), HintsModel::Standing::Broken);
}

void DoorPasswordTest::whatPamRefusesStaysOnTheScreen()
{
    expire();
    channel->ask(password, marked("new-password"));
    typeBoth("short", "short");
    door->submit();
    channel->say(password, {}, {}, QStringLiteral("It is too short"), QStringLiteral("error"));
    channel->ask(password, marked("new-password"));
    QVERIFY(door->choosesPassword());
    QCOMPARE(door->messageKind(), Door::MessageKind::Error);
    QCOMPARE(door->messageText(), QStringLiteral("It is too short"));
    QCOMPARE(door->newPassword()->first()->length(), 0);
    QCOMPARE(door->newPassword()->active(), door->newPassword()->first());
    QVERIFY(isBlank(door->newPassword()->first()->buffer()));
    QVERIFY(isBlank(door->newPassword()->second()->buffer()));
    // It stays while something better is typed.
    typeBoth("longer", "longer");
    QCOMPARE(door->messageText(), QStringLiteral("It is too short"));
    door->submit();
    channel->ask(password, marked("repeat-password"));
    QCOMPARE(sent(), QList<QByteArray>({"old secret", "short", "longer", "longer"}));
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
}

void DoorPasswordTest::sendsNothingThatIsNotMeantForThePrompt()
{
    expire();
    // No mark: the person answers, in PAM's words.
    channel->ask(password, {}, true, QStringLiteral("Current Kerberos password: "));
    QCOMPARE(sent().size(), 1);
    QVERIFY(!door->choosesPassword());
    QCOMPARE(door->promptText(), QStringLiteral("Current Kerberos password: "));
    type("other");
    door->submit();
    channel->ask(password, marked("new-password"));
    typeBoth("new secret", "new secret");
    door->submit();
    // A question between the two entries of the new one, and one that nobody has met before.
    channel->ask(password, {}, true, QStringLiteral("Code: "));
    QCOMPARE(sent(), QList<QByteArray>({"old secret", "other", "new secret"}));
    QCOMPARE(door->state(), Door::State::Awake);
    type("123456");
    door->submit();
    channel->ask(password, marked("repeat-password"));
    QCOMPARE(sent(),
             QList<QByteArray>({"old secret", "other", "new secret", "123456", "new secret"}));
    // Asked once more, it is the person's again.
    channel->ask(password, marked("repeat-password"));
    QCOMPARE(sent().size(), 5);
    QVERIFY(!door->choosesPassword());
}

void DoorPasswordTest::sendsNothingToAPromptThatShowsIt()
{
    expire();
    channel->ask(password, marked("password"), false);
    QCOMPARE(sent().size(), 1);
    expire();
    channel->ask(password, marked("new-password"));
    typeBoth("new secret", "new secret");
    door->submit();
    channel->ask(password, marked("repeat-password"), false);
    QCOMPARE(sent().size(), 2);
}

void DoorPasswordTest::theOldOneIsHandedOnOnce()
{
    expire();
    channel->ask(password, marked("password"));
    QCOMPARE(sent().size(), 2);
    channel->ask(password, marked("password"));
    QCOMPARE(sent().size(), 2);
    QCOMPARE(door->fieldLabel(), QStringLiteral("Current password"));

    // Never before PAM has said that it is right and has expired.
    locker({password});
    door->wake();
    channel->ask(password);
    type("old secret");
    door->submit();
    channel->ask(password, marked("password"));
    QCOMPARE(sent().size(), 1);
    // And never in another conversation.
    expire();
    channel->end(password, QStringLiteral("wrong"), QStringLiteral("password-rejected"));
    channel->say(password, QStringLiteral("password-expired"));
    channel->ask(password, marked("password"));
    QCOMPARE(sent().size(), 1);
}

void DoorPasswordTest::hintsSayHowItStands()
{
    using enum HintsModel::Standing;
    expire("old");
    channel->ask(password, marked("new-password", 4));
    NewPassword *fresh = door->newPassword();
    HintsModel *hints = fresh->hints();
    const auto standings = [&] {
        return QList<HintsModel::Standing>{hints->standing(0), hints->standing(1),
                                           hints->standing(2)};
    };
    using Standings = QList<HintsModel::Standing>;
    QCOMPARE(hints->count(), 3);
    QCOMPARE(standings(), Standings({Open, Open, Open}));
    typeInto(fresh->first(), "old");
    QCOMPARE(standings(), Standings({Open, Broken, Open}));
    typeInto(fresh->first(), "er");
    QCOMPARE(standings(), Standings({Met, Met, Open}));
    typeInto(fresh->second(), "olde");
    QCOMPARE(standings(), Standings({Met, Met, Open}));
    typeInto(fresh->second(), "s");
    QCOMPARE(standings(), Standings({Met, Met, Broken}));
    QVERIFY(!fresh->isComplete());
    QSignalSpy complete(fresh, &NewPassword::completeChanged);
    fresh->second()->erase();
    typeInto(fresh->second(), "r");
    QCOMPARE(standings(), Standings({Met, Met, Met}));
    QVERIFY(fresh->isComplete());
    QVERIFY(!complete.isEmpty());
}

void DoorPasswordTest::incompleteIsNotSent()
{
    expire();
    channel->ask(password, marked("new-password"));
    NewPassword *fresh = door->newPassword();
    door->submit();
    QCOMPARE(fresh->active(), fresh->first());
    typeInto(fresh->first(), "new");
    door->submit(); // Enter goes on to the other one
    QCOMPARE(fresh->active(), fresh->second());
    typeInto(fresh->second(), "now");
    door->submit();
    QCOMPARE(sent().size(), 1);
    QCOMPARE(fresh->first()->length(), 3);
}

void DoorPasswordTest::nothingIsLeftBehind_data()
{
    QTest::addColumn<int>("way");
    for (int way = 0; way < 6; ++way)
        QTest::newRow(QByteArray::number(way).constData()) << way;
}

void DoorPasswordTest::nothingIsLeftBehind()
{
    QFETCH(int, way);
    expire();
    channel->ask(password, marked("new-password"));
    typeBoth("new secret", "new secret");
    NewPassword *fresh = door->newPassword();
    switch (way) {
    case 0:
        door->rest();
        break;
    case 1:
        channel->lose();
        break;
    case 2:
        channel->end(password, QStringLiteral("broken"), QStringLiteral("internal"));
        break;
    case 3:
        door->submit();
        channel->end(password, QStringLiteral("success"));
        break;
    case 4:
        door->submit();
        door->cancel();
        break;
    default:
        door->cancel(); // what is typed
        QCOMPARE(door->state(), Door::State::Awake);
        door->cancel();
        QCOMPARE(door->state(), Door::State::Rest);
        break;
    }
    QVERIFY(isBlank(fresh->first()->buffer()));
    QVERIFY(isBlank(fresh->second()->buffer()));
    QVERIFY(isBlank(fresh->takeOld()));
    QVERIFY(!fresh->isGiven());
    QVERIFY(!door->choosesPassword());
}

void DoorPasswordTest::thinkingTakesLonger()
{
    expire();
    door->setPace(100ms, 10ms);
    channel->ask(password, marked("new-password"));
    typeInto(door->newPassword()->first(), "n");
    QElapsedTimer since;
    since.start();
    QTRY_COMPARE(door->state(), Door::State::Rest);
    QVERIFY(since.elapsed() >= 350);
}

QTEST_GUILESS_MAIN(DoorPasswordTest)
#include "door_password_test.moc"
