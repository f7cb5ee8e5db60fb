// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/secret_entry.h"
#include "qml/types/secret_input.h"

#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace doorward;

namespace {

bool isWiped(const SecretBuffer &buffer)
{
    const auto page = buffer.page();
    return !page.empty() &&
           std::all_of(page.begin(), page.end(), [](char byte) { return byte == '\0'; });
}

void press(SecretInput &input, int key, const QString &text = {},
           Qt::KeyboardModifiers modifiers = {})
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(&input, &event);
}

} // namespace

class SecretEntryTest : public QObject
{
    Q_OBJECT

private slots:
    void countsCharactersAndErasesThemWhole()
    {
        SecretEntry entry;
        entry.typeText(QString::fromUtf8("aé€🗝"));
        QCOMPARE(entry.length(), 4);
        QCOMPARE(entry.buffer().size(), std::size_t(10));
        entry.erase();
        QCOMPARE(entry.length(), 3);
        QCOMPARE(entry.buffer().view(), std::string_view("aé€"));
        // What was erased is gone from the memory, not only from the count.
        QCOMPARE(entry.buffer().page()[6], '\0');
        for (int i = 0; i < 5; ++i)
            entry.erase();
        QCOMPARE(entry.length(), 0);
        QVERIFY(isWiped(entry.buffer()));
    }

    void clearAndSpendWipe()
    {
        SecretEntry entry;
        entry.typeText(QStringLiteral("secret"));
        entry.setRevealed(true);
        entry.spend();
        QVERIFY(isWiped(entry.buffer()));
        QVERIFY(!entry.revealed());
        QCOMPARE(entry.length(), 6);
        entry.typeDigit(7);
        QCOMPARE(entry.length(), 1);
        entry.clear();
        QVERIFY(isWiped(entry.buffer()));
        QCOMPARE(entry.length(), 0);
    }

    void isBounded()
    {
        SecretEntry entry;
        QSignalSpy full(&entry, &SecretEntry::full);
        for (int i = 0; i < 600; ++i)
            entry.typeDigit(i % 10);
        QCOMPARE(entry.length(), 512);
        QCOMPARE(full.count(), 88);
        entry.clear();
        entry.typeText(QString(65, u'x')); // no keystroke is that long
        QCOMPARE(entry.length(), 0);
    }

    void leavesOutWhatIsNoText()
    {
        SecretEntry entry;
        entry.typeText(QStringLiteral("\t"));
        entry.typeText(QString(QChar(0)));
        entry.typeText(QString(QChar(0xD800))); // half a character
        entry.typeDigit(10);
        entry.typeDigit(-1);
        QCOMPARE(entry.length(), 0);
        entry.setEnabled(false);
        entry.typeDigit(1);
        entry.typeText(QStringLiteral("a"));
        QCOMPARE(entry.length(), 0);
    }

    void keysGoStraightIn()
    {
        SecretEntry entry;
        SecretInput input;
        input.setEntry(&entry);
        QSignalSpy accepted(&input, &SecretInput::accepted);
        QSignalSpy escaped(&input, &SecretInput::escaped);
        press(input, Qt::Key_A, QStringLiteral("a"));
        press(input, Qt::Key_At, QStringLiteral("@"), Qt::GroupSwitchModifier);
        press(input, Qt::Key_C, QStringLiteral("\x03"), Qt::ControlModifier);
        press(input, Qt::Key_1, QStringLiteral("1"), Qt::AltModifier);
        press(input, Qt::Key_Tab, QStringLiteral("\t"));
        QCOMPARE(entry.buffer().view(), std::string_view("a@"));
        press(input, Qt::Key_Backspace, QStringLiteral("\b"));
        QCOMPARE(entry.buffer().view(), std::string_view("a"));
        press(input, Qt::Key_Return, QStringLiteral("\r"));
        press(input, Qt::Key_Enter, QStringLiteral("\r"), Qt::KeypadModifier);
        press(input, Qt::Key_Escape, QStringLiteral("\x1b"));
        QCOMPARE(accepted.count(), 2);
        QCOMPARE(escaped.count(), 1);
        QCOMPARE(entry.buffer().view(), std::string_view("a"));
    }

    void padTakesDigitsOfEveryScript()
    {
        SecretEntry entry;
        SecretInput input;
        input.setEntry(&entry);
        input.setDigitsOnly(true);
        press(input, Qt::Key_X, QStringLiteral("x"));
        press(input, Qt::Key_1, QStringLiteral("1"), Qt::KeypadModifier);
        press(input, Qt::Key_2, QString::fromUtf8("٢"));
        QCOMPARE(entry.buffer().view(), std::string_view("12"));
    }

    void atRestAKeyWakes()
    {
        SecretEntry entry;
        SecretInput input;
        input.setEntry(&entry);
        input.setAtRest(true);
        QSignalSpy woken(&input, &SecretInput::woken);
        QSignalSpy accepted(&input, &SecretInput::accepted);
        press(input, Qt::Key_Space, QStringLiteral(" "));
        press(input, Qt::Key_Return, QStringLiteral("\r"));
        press(input, Qt::Key_Down);
        QCOMPARE(woken.count(), 3);
        QCOMPARE(accepted.count(), 0);
        QCOMPARE(entry.length(), 0);
        press(input, Qt::Key_5, QStringLiteral("5"));
        QCOMPARE(woken.count(), 4);
        QCOMPARE(entry.length(), 1); // and is typed
    }

    void inputMethodsLearnNothing()
    {
        SecretEntry entry;
        SecretInput input;
        input.setEntry(&entry);
        entry.typeText(QStringLiteral("secret"));
        const auto hints = Qt::InputMethodHints(input.inputMethodQuery(Qt::ImHints).toInt());
        QVERIFY(hints & Qt::ImhSensitiveData);
        QVERIFY(hints & Qt::ImhHiddenText);
        QVERIFY(hints & Qt::ImhNoPredictiveText);
        QCOMPARE(input.inputMethodQuery(Qt::ImSurroundingText).toString(), QString());
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("!"));
        QCoreApplication::sendEvent(&input, &event);
        QCOMPARE(entry.length(), 7);
    }

    void writesItselfIntoAPipe()
    {
        SecretEntry entry;
        entry.typeText(QStringLiteral("secret"));
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        QVERIFY(entry.buffer().writeTo(ends[1]));
        close(ends[1]);
        char bytes[16];
        QCOMPARE(read(ends[0], bytes, sizeof bytes), ssize_t(6));
        QCOMPARE(std::string_view(bytes, 6), std::string_view("secret"));
        close(ends[0]);
    }
};

QTEST_MAIN(SecretEntryTest)
#include "secret_entry_test.moc"
