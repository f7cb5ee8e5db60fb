// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard in a person's hands: when it comes and goes.
#include "qml/access/choices.h"
#include "tests/qml/face/keyboard_case.h"

using namespace doorward;

class KeyboardNeedTest : public QObject, private KeyboardCase
{
    Q_OBJECT

private slots:
    void cleanup() { m_stage.reset(); }
    void aRealKeyboardLoadsNothing();
    void aFingerBringsItAndAKeySendsItAway();
    void touchingTheWallPutsItAwayAndTheFieldBringsItBack();
    void eitherFieldOfANewPasswordBringsItBack();
    void whoeverChoseItHasItAlways();
    void aPinNeedsNone();
    void theSearchWaitsToBeTouched();
    void onlyThePrimaryOutputHasIt();
};

void KeyboardNeedTest::aRealKeyboardLoadsNothing()
{
    atPassword({});
    QVERIFY(!isUp());
    QVERIFY(!m_stage->find([](QQuickItem *item) { return item->inherits("InputPanel"); }));
    QVERIFY(!loaded().contains("VirtualKeyboard"));
}

void KeyboardNeedTest::aFingerBringsItAndAKeySendsItAway()
{
    atPassword({});
    QVERIFY(!isUp());
    QTest::mouseClick(&m_stage->view(), Qt::LeftButton, {}, field());
    QVERIFY(!isUp());
    touch(field());
    QVERIFY(isUp());
    touch(QStringLiteral("x"));
    QVERIFY(isUp());
    QTest::keyClick(&m_stage->view(), Qt::Key_Y);
    m_stage->settle();
    QVERIFY(!isUp());
    door().submit();
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("xy"));
}

void KeyboardNeedTest::touchingTheWallPutsItAwayAndTheFieldBringsItBack()
{
    atPassword({.keyboardless = true});
    QVERIFY(isUp());
    QVERIFY(!m_stage->named(QStringLiteral("Power")));
    touch(QPoint(200, 100));
    QVERIFY(!isUp());
    QVERIFY(m_stage->named(QStringLiteral("Power")));
    QCOMPARE(door().state(), Door::State::Awake);
    touch(field());
    QVERIFY(isUp());
}

void KeyboardNeedTest::eitherFieldOfANewPasswordBringsItBack()
{
    atPassword({.keyboardless = true});
    m_stage->channel().say(password, QStringLiteral("password-expired"));
    m_stage->channel().ask(password, {{QStringLiteral("purpose"), QStringLiteral("new-password")}});
    m_stage->settle();
    QVERIFY(door().choosesPassword());
    for (const int which : {0, 1}) {
        touch(QPoint(200, 100));
        QVERIFY(!isUp());
        int seen = 0;
        touch(middle(m_stage->find([&](QQuickItem *item) {
            return QByteArray(item->metaObject()->className()).startsWith("PasswordField") &&
                   seen++ == which;
        })));
        QVERIFY(isUp());
        touch(QStringLiteral("k"));
    }
    QCOMPARE(door().newPassword()->first()->length(), 1);
    QCOMPARE(door().newPassword()->second()->length(), 1);
}

void KeyboardNeedTest::whoeverChoseItHasItAlways()
{
    atPassword({});
    auto *choices = qobject_cast<Choices *>(singletonOf(*m_stage->view().engine(), "Choices"));
    QVERIFY(choices);
    choices->setScreenKeyboard(true); // as it is read from the file, too
    m_stage->settle();
    QVERIFY(isUp());
    QTest::keyClick(&m_stage->view(), Qt::Key_Y);
    m_stage->settle();
    QVERIFY(isUp());
    choices->setScreenKeyboard(false);
    m_stage->settle();
    QVERIFY(!isUp());
}

void KeyboardNeedTest::aPinNeedsNone()
{
    atPassword({.keyboardless = true});
    door().chooseMethod(static_cast<int>(Door::Method::Pin));
    m_stage->channel().ask(QStringLiteral("pin"),
                           {{QStringLiteral("purpose"), QStringLiteral("pin")}});
    m_stage->settle();
    QVERIFY(!isUp());
    QVERIFY(m_stage->named(QStringLiteral("1")));
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->settle();
    QVERIFY(isUp());
}

void KeyboardNeedTest::theSearchWaitsToBeTouched()
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Login, Look{.keyboardless = true});
    m_stage->people(30);
    m_stage->show();
    QVERIFY(!isUp());
    touch(QStringLiteral("Search people"));
    QVERIFY(isUp());
    touch(QStringLiteral("z"));
    QVERIFY(m_stage->named(QStringLiteral("Fatima Zahra")));
    QVERIFY(!m_stage->named(QStringLiteral("Alice Moreau")));
}

void KeyboardNeedTest::onlyThePrimaryOutputHasIt()
{
    atPassword({.keyboardless = true});
    QVERIFY(isUp());
    m_stage->view().rootObject()->setProperty("primary", false);
    m_stage->settle();
    QVERIFY(!isUp());
}

int main(int argc, char **argv)
{
    return runKeyboardTest<KeyboardNeedTest>(argc, argv);
}
#include "keyboard_need_test.moc"
