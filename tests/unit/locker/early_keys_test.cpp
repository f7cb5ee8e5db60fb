// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed between the lock and its prompt.
#include "locker/early_keys.h"
#include "tests/unit/types/door_fixture.h"

#include <QTest>
#include <QWindow>

#include <algorithm>

using namespace doorward;

class EarlyKeysTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void init()
    {
        locker({password});
        m_keys = std::make_unique<EarlyKeys>();
        m_window.show();
    }
    void whatIsTypedIsKept()
    {
        press("s3cr");
        QTest::keyClick(&m_window, 'E', Qt::ShiftModifier);
        QTest::keyClick(&m_window, Qt::Key_X);
        QTest::keyClick(&m_window, Qt::Key_Backspace);
        m_keys->giveTo(*door);
        QCOMPARE(typed(), std::string("s3crE"));
        QVERIFY(channel->answers.empty());
    }
    void enterSendsItWhenItIsAskedFor()
    {
        press("secret");
        QTest::keyClick(&m_window, Qt::Key_Return);
        press("after");
        m_keys->giveTo(*door);
        QVERIFY(channel->answers.empty());
        channel->ask(password, {});
        QCOMPARE(channel->answers.size(), std::size_t{1});
        QCOMPARE(channel->answers[0].secret, QByteArray("secret"));
    }
    void nothingTypedWakesNobody()
    {
        QTest::keyClick(&m_window, Qt::Key_Return);
        QTest::keyClick(&m_window, Qt::Key_Shift);
        QTest::keyClick(&m_window, Qt::Key_C, Qt::ControlModifier);
        m_keys->giveTo(*door);
        QCOMPARE(door->state(), Door::State::Rest);
    }
    void escapeForgets()
    {
        press("wrong");
        QTest::keyClick(&m_window, Qt::Key_Escape);
        press("right");
        m_keys->giveTo(*door);
        QCOMPARE(typed(), std::string("right"));
    }
    void whatIsNotWholeIsNotTyped()
    {
        press("caf");
        QTest::sendKeyEvent(QTest::Press, &m_window, Qt::Key_Dead_Acute, QString(), Qt::NoModifier);
        press("e");
        QTest::keyClick(&m_window, Qt::Key_Return);
        m_keys->giveTo(*door);
        QCOMPARE(door->entry()->length(), 0);
        QCOMPARE(door->state(), Door::State::Rest);
    }
    void whatIsTooLongIsNotTyped()
    {
        for (std::size_t i = 0; i <= SecretBuffer::capacity; ++i)
            press("1");
        m_keys->giveTo(*door);
        QCOMPARE(door->entry()->length(), 0);
    }
    void charactersOfAnyLengthAreKept()
    {
        for (const QString &text : {QStringLiteral("é"), QStringLiteral("€"), QStringLiteral("😀")})
            QTest::sendKeyEvent(QTest::Press, &m_window, Qt::Key_unknown, text, Qt::NoModifier);
        m_keys->giveTo(*door);
        QCOMPARE(typed(), std::string("é€😀"));
    }
    void itIsGivenOnce()
    {
        press("once");
        m_keys->giveTo(*door);
        door->entry()->clear();
        m_keys->giveTo(*door);
        QCOMPARE(door->entry()->length(), 0);
    }

private:
    void press(const char *text)
    {
        for (; *text; ++text)
            QTest::keyClick(&m_window, *text);
    }
    std::string typed() const { return std::string(door->entry()->buffer().view()); }

    QWindow m_window;
    std::unique_ptr<EarlyKeys> m_keys;
};

QTEST_MAIN(EarlyKeysTest)
#include "early_keys_test.moc"
