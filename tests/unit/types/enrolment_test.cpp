// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/enrolment.h"
#include "tests/unit/types/scripted_channel.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace doorward;

namespace {

const QString enrol = QStringLiteral("enrol");
const QString pin = QStringLiteral("pin");

QVariantMap purpose(const char *name)
{
    return {{QStringLiteral("purpose"), QString::fromLatin1(name)}};
}

} // namespace

class EnrolmentTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ScriptedChannel> channel;
    std::unique_ptr<ScriptedChannel> trial;
    std::unique_ptr<Enrolment> page;

    void type(const char *text)
    {
        for (; *text; ++text)
            page->entry()->typeText(QString(QLatin1Char(*text)));
    }
    void giveStatus(const char *state, int failures = 0)
    {
        emit channel->pinStatusKnown({{QStringLiteral("state"), QString::fromLatin1(state)},
                                      {QStringLiteral("mode"), QStringLiteral("file")},
                                      {QStringLiteral("failures"), failures},
                                      {QStringLiteral("user"), QStringLiteral("alice")},
                                      {QStringLiteral("minimum-length"), 4U}});
    }
    void enterPassword(const char *password)
    {
        page->begin();
        channel->ask(enrol, purpose("current-password"));
        type(password);
        page->next();
    }
    static bool isWiped(const SecretBuffer &buffer)
    {
        const auto page = buffer.page();
        return std::all_of(page.begin(), page.end(), [](char byte) { return byte == '\0'; });
    }

private slots:
    void init()
    {
        page.reset();
        channel = std::make_unique<ScriptedChannel>();
        trial = std::make_unique<ScriptedChannel>();
        page = std::make_unique<Enrolment>(channel.get(), trial.get());
        channel->open();
        giveStatus("not-set");
    }

    void setsUp()
    {
        QCOMPARE(page->step(), Enrolment::Step::Off);
        enterPassword("secret");
        QCOMPARE(page->step(), Enrolment::Step::Busy);
        QCOMPARE(channel->answers.last().secret, QByteArray("secret"));
        channel->ask(enrol, purpose("new-pin"));
        QCOMPARE(page->step(), Enrolment::Step::Choose);
        type("8352");
        QVERIFY(page->mayGoOn());
        page->next();
        QCOMPARE(page->step(), Enrolment::Step::Repeat);
        QCOMPARE(page->entry()->length(), 0);
        QCOMPARE(channel->answers.size(), 1); // not before it was typed twice
        type("8352");
        page->next();
        QCOMPARE(channel->answers.size(), 2);
        const quint32 second = channel->ask(enrol, purpose("repeat-pin"));
        QCOMPARE(channel->answers.size(), 3);
        QCOMPARE(channel->answers.last().prompt, second);
        QCOMPARE(channel->answers.last().secret, QByteArray("8352"));
        channel->end(enrol, QStringLiteral("success"));
        QCOMPARE(page->step(), Enrolment::Step::On);
        QVERIFY(isWiped(page->entry()->buffer()));
    }

    void twoDifferentPinsAreNeverSent()
    {
        enterPassword("secret");
        channel->ask(enrol, purpose("new-pin"));
        type("8352");
        page->next();
        type("8353");
        page->next();
        QCOMPARE(page->step(), Enrolment::Step::Choose);
        QCOMPARE(page->messageText(), QStringLiteral("The two PINs are different. Choose again."));
        QCOMPARE(channel->answers.size(), 1);
        type("8352"); // the message goes with the next key
        QCOMPARE(page->messageKind(), Door::MessageKind::NoMessage);
    }

    void hintsFollowWhatIsTyped()
    {
        using enum HintsModel::Standing;
        enterPassword("8352");
        channel->ask(enrol, purpose("new-pin"));
        const auto standing = [this](int row) { return page->hints()->standing(row); };
        QCOMPARE(standing(Enrolment::LongEnough), Open);
        QCOMPARE(standing(Enrolment::NoPattern), Open);
        type("123");
        QCOMPARE(standing(Enrolment::LongEnough), Open);
        QCOMPARE(standing(Enrolment::NoPattern), Broken);
        type("4");
        QCOMPARE(standing(Enrolment::LongEnough), Met);
        QVERIFY(!page->mayGoOn());
        page->next();
        QCOMPARE(page->step(), Enrolment::Step::Choose);
        page->entry()->clear();
        type("1984");
        QCOMPARE(standing(Enrolment::NoDate), Broken);
        page->entry()->clear();
        type("8352");
        QCOMPARE(standing(Enrolment::NoPattern), Met);
        QCOMPARE(standing(Enrolment::NoDate), Met);
        QCOMPARE(standing(Enrolment::NotThePassword), Broken);
        QVERIFY(!page->mayGoOn());
        type("9");
        QCOMPARE(standing(Enrolment::NotThePassword), Met);
        QCOMPARE(page->strength(), 2);
        QVERIFY(page->mayGoOn());
    }

    void thePolicyIsTheModules()
    {
        using enum HintsModel::Standing;
        const QString onlyLetters =
            QStringLiteral("Only digits and letters from A to Z can be in a PIN.");
        enterPassword("secret");
        QVariantMap asked = purpose("new-pin");
        asked.insert({{QStringLiteral("minimum"), 6U},
                      {QStringLiteral("maximum"), 8U},
                      {QStringLiteral("letters"), true},
                      {QStringLiteral("forbid"), QStringLiteral("names 4711")}});
        channel->ask(enrol, asked);
        QCOMPARE(page->minimumLength(), 6);
        QVERIFY(page->letters());
        type("8352");
        QVERIFY(!page->mayGoOn());
        page->entry()->clear();
        type("12345x"); // no sequences are forbidden
        QCOMPARE(page->hints()->standing(Enrolment::NoPattern), Met);
        QVERIFY(page->mayGoOn());
        for (const char *common : {"xalice", "847119"}) {
            page->entry()->clear();
            type(common);
            QCOMPARE(page->hints()->standing(Enrolment::NoPattern), Broken);
            QVERIFY(!page->mayGoOn());
        }
        page->entry()->clear();
        type("83529x-");
        QCOMPARE(page->messageText(), onlyLetters);
        page->entry()->erase();
        QCOMPARE(page->messageText(), QString());
        type("476");
        QCOMPARE(page->messageText(), QStringLiteral("That PIN is too long. Choose another."));
        QVERIFY(!page->mayGoOn());
    }

    void wrongPasswordIsAskedAgain()
    {
        enterPassword("wrong");
        channel->end(enrol, QStringLiteral("wrong"), QStringLiteral("password-wrong"));
        QCOMPARE(page->step(), Enrolment::Step::Current);
        QCOMPARE(page->messageText(), QStringLiteral("That password isn’t right."));
        QCOMPARE(channel->count(enrol), 2);
        // Typed and entered before it is asked.
        type("right");
        page->next();
        QCOMPARE(channel->answers.size(), 1);
        channel->ask(enrol, purpose("current-password"));
        QCOMPARE(channel->answers.last().secret, QByteArray("right"));
    }

    void stepsBackAndOut()
    {
        enterPassword("secret");
        channel->ask(enrol, purpose("new-pin"));
        type("8352");
        page->next();
        page->back();
        QCOMPARE(page->step(), Enrolment::Step::Choose);
        QCOMPARE(page->entry()->length(), 0);
        page->back(); // the password again: what was answered can't be taken back
        QCOMPARE(page->step(), Enrolment::Step::Current);
        QCOMPARE(channel->count(enrol), 2);
        page->back();
        QCOMPARE(page->step(), Enrolment::Step::Off);
        QCOMPARE(channel->cancelled.size(), 2);
    }

    void removes()
    {
        giveStatus("ready");
        QCOMPARE(page->step(), Enrolment::Step::On);
        page->remove();
        QCOMPARE(channel->begun.last().method, QStringLiteral("remove"));
        QCOMPARE(page->step(), Enrolment::Step::Current);
        channel->ask(QStringLiteral("remove"), purpose("current-password"));
        type("wrong");
        page->next();
        channel->end(QStringLiteral("remove"), QStringLiteral("wrong"),
                     QStringLiteral("password-wrong"));
        QCOMPARE(page->step(), Enrolment::Step::Current); // asked again
        QVERIFY(page->removing());
        QCOMPARE(channel->count(QStringLiteral("remove")), 2);
        channel->ask(QStringLiteral("remove"), purpose("current-password"));
        type("secret");
        page->next();
        QCOMPARE(channel->answers.last().secret, QByteArray("secret"));
        channel->end(QStringLiteral("remove"), QStringLiteral("success"));
        QCOMPARE(page->step(), Enrolment::Step::Off);
    }

    void thePinDoesInThePasswordsPlace()
    {
        giveStatus("ready");
        page->begin();
        QVERIFY(page->mayUsePin());
        page->useOther();
        QVERIFY(page->byPin());
        QCOMPARE(channel->begun.last().method, QStringLiteral("enrol-by-pin"));
        QVariantMap asked = purpose("current-pin");
        asked.insert(QStringLiteral("letters"), true);
        channel->ask(QStringLiteral("enrol-by-pin"), asked);
        QVERIFY(page->letters());
        type("x7k2mq");
        page->next();
        QCOMPARE(channel->answers.last().secret, QByteArray("x7k2mq"));
        channel->ask(QStringLiteral("enrol-by-pin"), purpose("new-pin"));
        QCOMPARE(page->step(), Enrolment::Step::Choose);
        QVERIFY(!page->letters()); // those of the new one are another matter
        page->cancel();
        page->remove();
        page->useOther();
        QCOMPARE(channel->begun.last().method, QStringLiteral("remove-by-pin"));
        page->useOther();
        QCOMPARE(channel->begun.last().method, QStringLiteral("remove"));
        page->cancel();
        giveStatus("off"); // nothing to show
        page->begin();
        QVERIFY(!page->mayUsePin());
        page->useOther();
        QVERIFY(!page->byPin());
    }

    void failingToRemoveSaysSo()
    {
        giveStatus("ready");
        page->remove();
        channel->end(QStringLiteral("remove"), QStringLiteral("broken"),
                     QStringLiteral("internal"));
        QCOMPARE(page->step(), Enrolment::Step::On);
        QCOMPARE(page->messageKind(), Door::MessageKind::Error);
    }

    void tries_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("right") << "success"
                               << ""
                               << "That is your PIN.";
        QTest::newRow("wrong") << "wrong"
                               << "pin-wrong" << QString::fromUtf8("That PIN isn’t right.");
    }
    void tries()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, code);
        giveStatus("ready");
        page->tryIt();
        QCOMPARE(page->step(), Enrolment::Step::Current);
        QVERIFY(page->trying());
        trial->open();
        QCOMPARE(trial->begun.last().method, pin);
        trial->ask(pin, purpose("pin"));
        type("8352");
        page->next();
        QCOMPARE(trial->answers.last().secret, QByteArray("8352"));
        QVERIFY(channel->answers.isEmpty());
        trial->end(pin, outcome, code);
        QCOMPARE(page->step(), Enrolment::Step::On);
        QTEST(page->messageText(), "sentence");
        QVERIFY(!trial->isReady()); // used up
    }

    void losesTheBackend()
    {
        enterPassword("secret");
        channel->ask(enrol, purpose("new-pin"));
        type("83");
        channel->lose();
        QVERIFY(page->offline());
        QCOMPARE(page->step(), Enrolment::Step::Off);
        QVERIFY(isWiped(page->entry()->buffer()));
        QCOMPARE(page->messageKind(), Door::MessageKind::Warning);
        channel->open();
        QVERIFY(!page->offline());
        QCOMPARE(page->messageKind(), Door::MessageKind::NoMessage);
    }

    void tellsWhenItWasLastUsed()
    {
        QCOMPARE(page->used(), QString());
        emit channel->pinStatusKnown(
            {{QStringLiteral("state"), QStringLiteral("ready")},
             {QStringLiteral("used"), QVariant::fromValue(quint64{1793664000})}});
        QCOMPARE(page->used(), QLocale().toString(QDate(2026, 11, 3), QLocale::LongFormat));
        QCOMPARE(page->changed(), QString());
    }

    void tellsAPinThatIsOff()
    {
        giveStatus("off", 5);
        QCOMPARE(page->step(), Enrolment::Step::On);
        QCOMPARE(page->failures(), 5);
        QCOMPARE(page->messageKind(), Door::MessageKind::Warning);
        giveStatus("outdated");
        QCOMPARE(page->step(), Enrolment::Step::Off);
    }
};

QTEST_GUILESS_MAIN(EnrolmentTest)
#include "enrolment_test.moc"
