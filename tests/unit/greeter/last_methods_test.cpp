// SPDX-License-Identifier: GPL-3.0-or-later
#include "greeter/last_methods.h"
#include "tests/unit/types/door_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

class LastMethodsTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void whatSomebodyCameInWithIsOfferedFirst();
    void whatSomebodyHadToUseIsNotTheirChoice();
    void nonsenseIsAsIfItWasNotThere();

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("doorward/people.conf"));
};

void LastMethodsTest::whatSomebodyCameInWithIsOfferedFirst()
{
    greeter();
    {
        const LastMethods kept(*door, m_file);
        chooseAlice();
        QCOMPARE(door->method(), Door::Method::Pin);
        door->chooseMethod(static_cast<int>(Door::Method::Password));
        channel->ask(password);
        type("secret");
        door->submit();
        QVERIFY(!QFile::exists(m_file)); // a choice alone proves nothing
        channel->end(password, QStringLiteral("success"));
    }
    greeter(); // another one, after a restart
    const LastMethods kept(*door, m_file);
    chooseAlice();
    QCOMPARE(door->method(), Door::Method::Password);
}

void LastMethodsTest::whatSomebodyHadToUseIsNotTheirChoice()
{
    const QString file = m_folder.filePath(QStringLiteral("forced.conf"));
    greeter();
    {
        const LastMethods kept(*door, file);
        chooseAlice({password, token}); // has no PIN yet
        channel->ask(password);
        type("secret");
        door->submit();
        channel->end(password, QStringLiteral("success"));
    }
    greeter();
    {
        const LastMethods kept(*door, file);
        chooseAlice({pin, password});
        QCOMPARE(door->method(), Door::Method::Pin);
        channel->end(pin, QStringLiteral("refused"), QStringLiteral("pin-stale"));
        QCOMPARE(door->method(), Door::Method::Password);
        channel->ask(password);
        type("secret");
        door->submit();
        channel->end(password, QStringLiteral("success"));
    }
    QVERIFY(!QFile::exists(file));
}

void LastMethodsTest::nonsenseIsAsIfItWasNotThere()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[last-methods]\nalice=77\nbob=x\n\xff\x00[");
    file.close();
    greeter();
    const LastMethods kept(*door, m_file);
    chooseAlice();
    QCOMPARE(door->method(), Door::Method::Pin);
}

QTEST_GUILESS_MAIN(LastMethodsTest)
#include "last_methods_test.moc"
