// SPDX-License-Identifier: GPL-3.0-or-later
// The lock screen after faults: plain, but with every way to unlock, by keys and by touch alone.
#include "tests/qml/face/stage.h"

#include <QQuickItem>
#include <QTest>

using namespace doorward;

class SimpleTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void aTouchWakesAndThePadUnlocks();
    void aKeyWakesAndIsTyped();
    void allOfAsciiIsTypedByTouch();
    void everyMethodIsThere();
    void aPasswordThatHasExpiredIsChanged();
    void itLoadsNoPictureAndNoKeyboard();

private:
    Door &door() { return m_stage->door(); }
    void askForPassword();
    void touch(QChar sign);

    std::unique_ptr<Stage> m_stage;
};

void SimpleTest::init()
{
    Look look;
    look.simple = true;
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                   {QStringLiteral("pin"), QStringLiteral("password"), QStringLiteral("token")});
    m_stage->show();
}

void SimpleTest::askForPassword()
{
    door().wake();
    m_stage->settle();
    m_stage->click(QStringLiteral("Password"));
    m_stage->channel().ask(QStringLiteral("password"));
    m_stage->settle();
}

/// On whichever layer of keys it is.
void SimpleTest::touch(QChar sign)
{
    for (const char *layer : {"", "Capital letters", "Signs", "Capital letters"}) {
        if (*layer && m_stage->named(QString::fromLatin1(layer))->isEnabled())
            m_stage->click(QString::fromLatin1(layer));
        if (m_stage->named(sign))
            break;
    }
    m_stage->click(sign);
    // Back to where each search begins.
    if (m_stage->named(QStringLiteral("!")))
        m_stage->click(QStringLiteral("Signs"));
    if (m_stage->named(QStringLiteral("A")))
        m_stage->click(QStringLiteral("Capital letters"));
}

void SimpleTest::aTouchWakesAndThePadUnlocks()
{
    QTest::mouseClick(&m_stage->view(), Qt::LeftButton, {}, QPoint(900, 100));
    m_stage->settle();
    QCOMPARE(door().state(), Door::State::Awake);
    m_stage->channel().ask(QStringLiteral("pin"),
                           {{QStringLiteral("purpose"), QStringLiteral("pin")}});
    m_stage->settle();
    for (const char *key : {"1", "9", "0", "5", "Erase", "Open"})
        m_stage->click(QString::fromLatin1(key));
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("190"));
}

void SimpleTest::aKeyWakesAndIsTyped()
{
    QTest::keyClick(&m_stage->view(), Qt::Key_7, Qt::NoModifier);
    m_stage->channel().ask(QStringLiteral("pin"),
                           {{QStringLiteral("purpose"), QStringLiteral("pin")}});
    QTest::keyClick(&m_stage->view(), Qt::Key_8);
    QTest::keyClick(&m_stage->view(), Qt::Key_Return);
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("78"));
}

void SimpleTest::allOfAsciiIsTypedByTouch()
{
    askForPassword();
    m_stage->view().rootObject()->setProperty("lettersWanted", true);
    m_stage->settle();
    QByteArray all;
    for (char sign = '!'; sign <= '~'; ++sign) {
        touch(QLatin1Char(sign));
        all += sign;
        const auto typed = door().entry()->buffer().view();
        QCOMPARE(QByteArray(typed.data(), static_cast<qsizetype>(typed.size())), all);
    }
    m_stage->click(QStringLiteral("Space"));
    m_stage->click(QStringLiteral("Open"));
    QCOMPARE(m_stage->channel().answers.value(0).secret, all + ' ');
}

void SimpleTest::everyMethodIsThere()
{
    door().wake();
    m_stage->settle();
    for (const auto &[name, method] :
         {std::pair{"Password", Door::Method::Password}, std::pair{"Card", Door::Method::Card},
          std::pair{"PIN", Door::Method::Pin}}) {
        m_stage->click(QString::fromLatin1(name));
        QCOMPARE(door().method(), method);
    }
}

void SimpleTest::aPasswordThatHasExpiredIsChanged()
{
    askForPassword();
    m_stage->type(QStringLiteral("secret"));
    door().submit();
    m_stage->channel().say(QStringLiteral("password"), QStringLiteral("password-expired"));
    m_stage->channel().ask(QStringLiteral("password"),
                           {{QStringLiteral("purpose"), QStringLiteral("new-password")},
                            {QStringLiteral("minimum"), 8U}});
    m_stage->settle();
    for (int i = 0; i < 2; ++i) {
        for (const char key : QByteArrayLiteral("fresh12word"))
            if (key)
                QTest::keyClick(&m_stage->view(), key);
        QTest::keyClick(&m_stage->view(), Qt::Key_Return);
    }
    QCOMPARE(m_stage->channel().answers.value(1).secret, QByteArray("fresh12word"));
}

void SimpleTest::itLoadsNoPictureAndNoKeyboard()
{
    askForPassword();
    m_stage->view().rootObject()->setProperty("lettersWanted", true);
    m_stage->settle();
    QVERIFY(!m_stage->find([](QQuickItem *item) {
        return item->inherits("QQuickImageBase") || item->inherits("QQuickShape") ||
               item->inherits("doorward::Wallpaper");
    }));
    QVERIFY(!m_stage->find([](QQuickItem *item) {
        return QByteArray(item->metaObject()->className()).contains("Keyboard");
    }));
}

QTEST_MAIN(SimpleTest)
#include "simple_test.moc"
