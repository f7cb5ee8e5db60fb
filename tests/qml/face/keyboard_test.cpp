// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard in a person's hands: when it comes and goes, and where its letters go.
#include "qml/types/process.h"
#include "tests/qml/face/stage.h"

#include <QAccessible>
#include <QDirIterator>
#include <QFile>
#include <QInputMethodEvent>
#include <QPointingDevice>
#include <QQuickItem>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

namespace {

const QString password = QStringLiteral("password");
const QStringList all{QStringLiteral("pin"), password, QStringLiteral("token")};

QPoint middle(const QQuickItem *item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

/// The libraries and files that this process has in memory.
QByteArray loaded()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) ? maps.readAll() : QByteArray();
}

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

class KeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_stage.reset(); }
    void aRealKeyboardLoadsNothing();
    void nothingGuessesOrLearns();
    void aPasswordIsTappedAndSent();
    void oneKeystrokeAtATime();
    void everyCharacterOfAsciiIsThere();
    void aCapitalAndTheNextIsNone();
    void accentsAreBehindAHeldLetter();
    void theNextLanguage();
    void aFingerBringsItAndAKeySendsItAway();
    void touchingTheWallPutsItAwayAndTheFieldBringsItBack();
    void aPinNeedsNone();
    void aNameIsTapped();
    void theSearchWaitsToBeTouched();
    void anAnswerThatMayBeSeen();
    void assistiveToolsPressItsKeys();
    void onlyThePrimaryOutputHasIt();

private:
    void atPassword(const Look &look);
    void touch(const QString &name);
    void touch(const QPoint &at);
    QPoint field() const
    {
        return middle(m_stage->find([](QQuickItem *item) {
            return QByteArray(item->metaObject()->className()).startsWith("PasswordField");
        }));
    }
    bool isUp() { return m_stage->named(QStringLiteral("Enter")) != nullptr; }
    Door &door() { return m_stage->door(); }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QPointingDevice> m_touch{QTest::createTouchDevice()};
};

void KeyboardTest::atPassword(const Look &look)
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), all);
    m_stage->show();
    door().wake();
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->channel().ask(password);
    m_stage->settle();
}

void KeyboardTest::touch(const QString &name)
{
    QQuickItem *item = m_stage->named(name);
    QVERIFY2(item, qPrintable(name));
    touch(middle(item));
}

void KeyboardTest::touch(const QPoint &at)
{
    QTest::touchEvent(&m_stage->view(), m_touch.get()).press(0, at);
    QTest::touchEvent(&m_stage->view(), m_touch.get()).release(0, at);
    m_stage->settle();
}

void KeyboardTest::aRealKeyboardLoadsNothing()
{
    atPassword({});
    QVERIFY(!isUp());
    QVERIFY(!m_stage->find([](QQuickItem *item) { return item->inherits("InputPanel"); }));
    QVERIFY(!loaded().contains("VirtualKeyboard"));
}

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

void KeyboardTest::aFingerBringsItAndAKeySendsItAway()
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

void KeyboardTest::touchingTheWallPutsItAwayAndTheFieldBringsItBack()
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

void KeyboardTest::aPinNeedsNone()
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

void KeyboardTest::theSearchWaitsToBeTouched()
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

void KeyboardTest::onlyThePrimaryOutputHasIt()
{
    atPassword({.keyboardless = true});
    QVERIFY(isUp());
    m_stage->view().rootObject()->setProperty("primary", false);
    m_stage->settle();
    QVERIFY(!isUp());
}

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    // As every program of ours does before Qt is there.
    if (!prepareProcess())
        return 1;
    QGuiApplication application(argc, argv);
    KeyboardTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "keyboard_test.moc"
