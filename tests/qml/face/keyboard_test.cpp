// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard in a person's hands: where its letters go.
#include "tests/qml/face/keyboard_case.h"

#include <QAccessible>
#include <QDirIterator>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QStandardPaths>
#include <QTest>

using namespace doorward;

namespace {

/// What the keyboard hands to whatever has the focus.
class Commits : public QObject
{
public:
    explicit Commits(QObject *focus) { focus->installEventFilter(this); }
    qsizetype longest = 0;
    bool preedit = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::InputMethod) {
            const auto *given = static_cast<QInputMethodEvent *>(event);
            longest = std::max(longest, given->commitString().size());
            preedit = preedit || !given->preeditString().isEmpty();
        }
        if (event->type() == QEvent::KeyPress)
            longest = std::max(longest, static_cast<QKeyEvent *>(event)->text().size());
        return false;
    }
};

} // namespace

class KeyboardTest : public QObject, private KeyboardCase
{
    Q_OBJECT

private slots:
    void cleanup() { m_stage.reset(); }
    void nothingGuessesOrLearns();
    void aPasswordIsTappedAndSent();
    void oneKeystrokeAtATime();
    void everyCharacterOfAsciiIsThere();
    void aCapitalAndTheNextIsNone();
    void accentsAreBehindAHeldLetter();
    void theNextLanguage();
    void aNameIsTapped();
    void anAnswerThatMayBeSeen();
    void assistiveToolsPressItsKeys();
};

void KeyboardTest::nothingGuessesOrLearns()
{
    atPassword({.keyboardless = true});
    touch(QStringLiteral("a"));
    QVERIFY(isUp());
    QVERIFY(loaded().contains("VirtualKeyboard"));
    for (const char *guesser : {"Hunspell", "hunspell", "Hangul", "Thai", "OpenWnn", "Pinyin"})
        QVERIFY2(!loaded().contains(guesser), guesser);
    // Its folder it makes nevertheless; nothing comes into it.
    QDirIterator kept(QStandardPaths::writableLocation(QStandardPaths::ConfigLocation), QDir::Files,
                      QDirIterator::Subdirectories);
    QVERIFY2(!kept.hasNext(), qPrintable(kept.next()));
}

void KeyboardTest::aPasswordIsTappedAndSent()
{
    atPassword({.keyboardless = true});
    for (const char *key : {"k", "x", "Erase", "e", "y", "Space", "m", "e"})
        touch(QString::fromLatin1(key));
    QCOMPARE(door().entry()->length(), 6);
    touch(QStringLiteral("Enter"));
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("key me"));
}

void KeyboardTest::oneKeystrokeAtATime()
{
    atPassword({.keyboardless = true});
    Commits commits(m_stage->view().activeFocusItem());
    for (const char *key : {"t", "h", "e", "Space", "t", "h", "e", "Space"})
        touch(QString::fromLatin1(key));
    QCOMPARE(door().entry()->length(), 8);
    QCOMPARE(commits.longest, qsizetype(1));
    QVERIFY(!commits.preedit);
    QVariant told = m_stage->view().activeFocusItem()->inputMethodQuery(Qt::ImSurroundingText);
    QCOMPARE(told.toString(), QString());
}

void KeyboardTest::everyCharacterOfAsciiIsThere()
{
    atPassword({.keyboardless = true});
    QByteArray missing;
    const auto look = [&](const QByteArray &wanted) {
        for (const char character : wanted) {
            if (!m_stage->named(QString(QLatin1Char(character))))
                missing += character;
        }
    };
    look("abcdefghijklmnopqrstuvwxyz");
    touch(QStringLiteral("Capitals"));
    look("ABCDEFGHIJKLMNOPQRSTUVWXYZ.");
    touch(QStringLiteral("Digits and signs"));
    look("0123456789@#$%&-+()/*\"':;!?.");
    touch(QStringLiteral("More signs"));
    look("~`|^_={}[]\\<>,");
    QCOMPARE(missing, QByteArray());
}

void KeyboardTest::aCapitalAndTheNextIsNone()
{
    atPassword({.keyboardless = true});
    touch(QStringLiteral("Capitals"));
    touch(QStringLiteral("A"));
    touch(QStringLiteral("b"));
    touch(QStringLiteral("Enter"));
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("Ab"));
}

void KeyboardTest::accentsAreBehindAHeldLetter()
{
    atPassword({.language = QStringLiteral("fr_FR"), .keyboardless = true});
    QQuickItem *letter = m_stage->named(QStringLiteral("ç"));
    QVERIFY(!letter);
    const QPoint at = middle(m_stage->named(QStringLiteral("c")));
    QTest::touchEvent(&m_stage->view(), m_touch.get()).press(0, at);
    QTRY_VERIFY(m_stage->find(
        [](QQuickItem *item) { return item->property("text").toString() == QStringLiteral("ç"); }));
    QTest::touchEvent(&m_stage->view(), m_touch.get()).release(0, at);
    m_stage->settle();
    door().submit();
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("ç"));
}

void KeyboardTest::theNextLanguage()
{
    atPassword({.language = QStringLiteral("ar_EG"), .keyboardless = true});
    QVERIFY(m_stage->named(QStringLiteral("ض")));
    touch(QStringLiteral("ض"));
    QQuickItem *next = m_stage->find([](QQuickItem *item) {
        return item->property("icon").toString() == QStringLiteral("globe");
    });
    QVERIFY(next);
    touch(middle(next));
    QTRY_VERIFY(m_stage->named(QStringLiteral("q")));
    touch(QStringLiteral("q"));
    door().submit();
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("ضq"));
}

void KeyboardTest::aNameIsTapped()
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Login, Look{.keyboardless = true});
    m_stage->people(4);
    m_stage->show();
    QVERIFY(!isUp());
    touch(QStringLiteral("Someone else"));
    QVERIFY(isUp());
    touch(QStringLiteral("d"));
    touch(QStringLiteral("a"));
    touch(QStringLiteral("Enter"));
    QVERIFY(door().person());
    QCOMPARE(door().person()->name(), QStringLiteral("da"));
}

void KeyboardTest::anAnswerThatMayBeSeen()
{
    atPassword({.keyboardless = true});
    touch(QStringLiteral("p"));
    touch(QStringLiteral("Enter"));
    m_stage->channel().ask(password, {}, true, QStringLiteral("Colour: "));
    m_stage->settle();
    QVERIFY(isUp());
    touch(QStringLiteral("r"));
    touch(QStringLiteral("Enter"));
    QCOMPARE(m_stage->channel().answers.value(1).secret, QByteArray("r"));
}

void KeyboardTest::assistiveToolsPressItsKeys()
{
    atPassword({.keyboardless = true});
    for (const char *name : {"o", "k"}) {
        QAccessibleInterface *key =
            QAccessible::queryAccessibleInterface(m_stage->named(QString::fromLatin1(name)));
        QVERIFY(key && key->actionInterface());
        QCOMPARE(key->role(), QAccessible::Button);
        key->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    }
    door().submit();
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("ok"));
}

int main(int argc, char **argv)
{
    return runKeyboardTest<KeyboardTest>(argc, argv);
}
#include "keyboard_test.moc"
