// SPDX-License-Identifier: GPL-3.0-or-later
// The screens in a person's hands: a mouse, a keyboard, and an assistive tool's eyes. For the keys
// of the pad see pad_test.cpp.
#include "tests/qml/face/stage.h"

#include <QAccessible>
#include <QPointingDevice>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>
#include <QTime>

#include <array>
#include <functional>

using namespace doorward;

namespace {

const QStringList all{QStringLiteral("pin"), QStringLiteral("password"), QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), QStringLiteral("pin")}};

} // namespace

class HandsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void digitsAndEnterOfAKeyboard();
    void escapeStepsBack();
    void altAndADigitChooseTheMethod();
    void f1OpensAccessibilityAndEscapeClosesIt();
    void tabGoesRoundFromThePrompt();
    void ringsShowOnlyAfterAKey();
    void typingWorksWhereverTheFocusIs();
    void theEyeRevealsOnlyWhileHeld();
    void assistiveToolsReadTheScreen();
    void assistiveToolsNeverReadTheSecret();
    void aDigitWakesAndIsTyped();
    void aTouchWakes();
    void nothingMovesAtRest();
    void onlyThePrimaryOutputAsks();
    void oneOfSeveralByHandAndByKey();

private:
    void wake();
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_stage->view(), key, modifiers);
        m_stage->settle();
    }
    Door &door() { return m_stage->door(); }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QPointingDevice> m_touch{QTest::createTouchDevice()};
};

void HandsTest::init()
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, Look{});
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), all);
    m_stage->show();
}

void HandsTest::oneOfSeveralByHandAndByKey()
{
    const QString token = QStringLiteral("token");
    const QString second = QStringLiteral("<i>Alice</i> (Admin), CA 2");
    const QVariantMap question{
        {QStringLiteral("purpose"), QStringLiteral("card-certificate")},
        {QStringLiteral("choices"),
         QStringList{QStringLiteral("Alice"), QStringLiteral("CA 1"), QString(),
                     QStringLiteral("<i>Alice</i> (Admin)"), QStringLiteral("CA 2"), QString()}}};
    wake();
    door().chooseMethod(static_cast<int>(Door::Method::Card));
    const std::array<std::function<void()>, 4> ways{
        [&] { m_stage->click(second); },
        [&] { key(Qt::Key_2); },
        [&] {
            m_stage->named(second)->forceActiveFocus(Qt::TabFocusReason);
            key(Qt::Key_Return);
        },
        [&] {
            QAccessibleInterface *row =
                QAccessible::queryAccessibleInterface(m_stage->named(second));
            row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        },
    };
    for (std::size_t i = 0; i < ways.size(); ++i) {
        m_stage->channel().ask(token, question, false);
        m_stage->settle();
        QVERIFY(m_stage->named(second));
        ways[i]();
        QCOMPARE(m_stage->channel().answers.size(), static_cast<qsizetype>(i + 1));
        QCOMPARE(m_stage->channel().answers.last().secret, QByteArray("2"));
    }
}

void HandsTest::wake()
{
    door().wake();
    m_stage->channel().ask(QStringLiteral("pin"), pinPrompt);
    m_stage->settle();
}

void HandsTest::digitsAndEnterOfAKeyboard()
{
    wake();
    key(Qt::Key_4);
    key(Qt::Key_2);
    key(Qt::Key_A); // no digit
    QCOMPARE(door().entry()->length(), 2);
    key(Qt::Key_Backspace);
    QCOMPARE(door().entry()->length(), 1);
    key(Qt::Key_7);
    key(Qt::Key_Return);
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("47"));
}

void HandsTest::escapeStepsBack()
{
    wake();
    key(Qt::Key_4);
    key(Qt::Key_Escape);
    QCOMPARE(door().entry()->length(), 0);
    QCOMPARE(door().state(), Door::State::Awake);
    key(Qt::Key_Escape);
    QCOMPARE(door().state(), Door::State::Rest);
}

void HandsTest::altAndADigitChooseTheMethod()
{
    wake();
    key(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(door().method(), Door::Method::Password);
    QCOMPARE(door().entry()->length(), 0);
    key(Qt::Key_3, Qt::AltModifier);
    QCOMPARE(door().method(), Door::Method::Card);
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(door().method(), Door::Method::Pin);
    m_stage->click(QStringLiteral("Password"));
    QCOMPARE(door().method(), Door::Method::Password);
}

void HandsTest::f1OpensAccessibilityAndEscapeClosesIt()
{
    wake();
    QVERIFY(!m_stage->named(QStringLiteral("Large text")));
    key(Qt::Key_F1);
    QVERIFY(m_stage->named(QStringLiteral("Large text")));
    QVERIFY(!m_stage->named(QStringLiteral("1"))); // the column's content leaves
    m_stage->click(QStringLiteral("High contrast"));
    QCOMPARE(m_stage->tokens()->property("theme").toString(), QStringLiteral("contrast"));
    key(Qt::Key_Escape);
    QVERIFY(!m_stage->named(QStringLiteral("Large text")));
    key(Qt::Key_6);
    QCOMPARE(door().entry()->length(), 1); // the focus is back
}

void HandsTest::tabGoesRoundFromThePrompt()
{
    wake();
    QQuickItem *prompt = m_stage->view().activeFocusItem();
    QStringList names;
    for (int i = 0; i < 20; ++i) {
        key(Qt::Key_Tab);
        QQuickItem *item = m_stage->view().activeFocusItem();
        QVERIFY(item);
        if (item == prompt)
            break;
        names.append(QAccessible::queryAccessibleInterface(item)->text(QAccessible::Name));
    }
    QCOMPARE(m_stage->view().activeFocusItem(), prompt);
    const QStringList expected{
        QStringLiteral("PIN"),           QStringLiteral("Password"),
        QStringLiteral("Card"),          QStringLiteral("Keyboard layout, EN"),
        QStringLiteral("Accessibility"), QStringLiteral("Power")};
    QCOMPARE(names, expected);
}

void HandsTest::ringsShowOnlyAfterAKey()
{
    wake();
    QCOMPARE(m_stage->tokens()->property("focusShown").toBool(), false);
    key(Qt::Key_Tab);
    QCOMPARE(m_stage->tokens()->property("focusShown").toBool(), true);
    QTest::mouseClick(&m_stage->view(), Qt::LeftButton, {}, QPoint(200, 700));
    QCOMPARE(m_stage->tokens()->property("focusShown").toBool(), false);
}

void HandsTest::typingWorksWhereverTheFocusIs()
{
    wake();
    key(Qt::Key_Tab); // on the methods
    key(Qt::Key_8);
    QCOMPARE(door().entry()->length(), 1);
}

void HandsTest::theEyeRevealsOnlyWhileHeld()
{
    wake();
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->channel().ask(QStringLiteral("password"));
    m_stage->type(QStringLiteral("secret"));
    m_stage->settle();
    const QPoint eye = middle(m_stage->named(QStringLiteral("Show password while held")));
    QTest::mousePress(&m_stage->view(), Qt::LeftButton, {}, eye);
    QVERIFY(door().entry()->revealed());
    QTest::mouseRelease(&m_stage->view(), Qt::LeftButton, {}, eye);
    QVERIFY(!door().entry()->revealed());
}

void HandsTest::assistiveToolsReadTheScreen()
{
    QVERIFY(m_stage->named(QStringLiteral("Lock screen, Alice Moreau")));
    wake();
    m_stage->type(QStringLiteral("123"));
    m_stage->settle();
    struct Expected
    {
        const char *name;
        QAccessible::Role role;
    };
    const Expected expected[] = {
        {"Enter your PIN", QAccessible::StaticText},
        {"1", QAccessible::Button},
        {"Erase", QAccessible::Button},
        {"Open", QAccessible::Button},
        {"PIN, 3 digits entered", QAccessible::EditableText},
        {"PIN", QAccessible::PageTab},
        {"Power", QAccessible::Button},
    };
    for (const Expected &one : expected) {
        QQuickItem *item = m_stage->named(QString::fromLatin1(one.name));
        QVERIFY2(item, one.name);
        QCOMPARE(QAccessible::queryAccessibleInterface(item)->role(), one.role);
    }
    QAccessibleInterface *tab =
        QAccessible::queryAccessibleInterface(m_stage->named(QStringLiteral("PIN")));
    QVERIFY(tab->state().selected);
    // By AT-SPI alone.
    QAccessibleInterface *five =
        QAccessible::queryAccessibleInterface(m_stage->named(QStringLiteral("5")));
    QVERIFY(five->actionInterface());
    five->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(door().entry()->length(), 4);
}

void HandsTest::assistiveToolsNeverReadTheSecret()
{
    wake();
    m_stage->type(QStringLiteral("918273"));
    m_stage->settle();
    const QQuickItem *leak = m_stage->find([](QQuickItem *item) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        if (!face)
            return false;
        QString said = face->text(QAccessible::Name) + face->text(QAccessible::Value) +
                       face->text(QAccessible::Description);
        if (QAccessibleTextInterface *text = face->textInterface())
            said += text->text(0, text->characterCount());
        return said.contains(QStringLiteral("918"));
    });
    QVERIFY(!leak);
}

void HandsTest::aDigitWakesAndIsTyped()
{
    QCOMPARE(door().state(), Door::State::Rest);
    key(Qt::Key_5);
    QCOMPARE(door().state(), Door::State::Awake);
    QCOMPARE(door().entry()->length(), 1);
}

void HandsTest::aTouchWakes()
{
    QTest::touchEvent(&m_stage->view(), m_touch.get()).press(0, QPoint(300, 300));
    QTest::touchEvent(&m_stage->view(), m_touch.get()).release(0, QPoint(300, 300));
    QCOMPARE(door().state(), Door::State::Awake);
}

void HandsTest::nothingMovesAtRest()
{
    m_stage->animated();
    m_stage->settle();
    QSignalSpy frames(&m_stage->view(), &QQuickWindow::frameSwapped);
    // Longer than any animation that could have been left running; not a frame may come of it, but
    // for the wall clock's when the minute turns meanwhile.
    int minute = 0;
    do {
        minute = QTime::currentTime().minute();
        frames.clear();
        QTest::qWait(1500);
    } while (minute != QTime::currentTime().minute());
    QCOMPARE(frames.count(), 0);
}

void HandsTest::onlyThePrimaryOutputAsks()
{
    wake();
    QVERIFY(m_stage->named(QStringLiteral("1")));
    m_stage->view().rootObject()->setProperty("primary", false);
    m_stage->settle();
    QVERIFY(!m_stage->named(QStringLiteral("1")));
    QVERIFY(!m_stage->named(QStringLiteral("Power")));
}

QTEST_MAIN(HandsTest)
#include "hands_test.moc"
