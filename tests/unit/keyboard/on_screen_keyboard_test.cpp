// SPDX-License-Identifier: GPL-3.0-or-later
// When there is a need for a keyboard on the screen, and with which layouts.
#include "qml/keyboard/keyboard_locales.h"
#include "qml/keyboard/on_screen_keyboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace doorward;

class OnScreenKeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void aRealKeyboardIsEnough();
    void withoutOneItComesByItself();
    void aFingerWantsItAndAKeyDoesNot();
    void putAwayItStaysAwayUntilAFieldIsTouched();
    void pluggingOneInOrOutStartsAnew();
    void whoeverAskedForItKeepsIt();
    void onlyAChangeIsTold();
    void layouts_data();
    void layouts();
};

void OnScreenKeyboardTest::aRealKeyboardIsEnough()
{
    OnScreenKeyboard keyboard;
    QVERIFY(keyboard.hardware());
    QVERIFY(!keyboard.wanted());
    keyboard.noteField(); // a mouse
    QVERIFY(!keyboard.wanted());
}

void OnScreenKeyboardTest::withoutOneItComesByItself()
{
    OnScreenKeyboard keyboard;
    keyboard.setHardware(false);
    QVERIFY(keyboard.wanted());
    // Nothing says that there is a keyboard, but somebody types: an assistive tool, for one.
    keyboard.noteKey();
    QVERIFY(!keyboard.wanted());
    keyboard.noteField();
    QVERIFY(keyboard.wanted());
}

void OnScreenKeyboardTest::aFingerWantsItAndAKeyDoesNot()
{
    OnScreenKeyboard keyboard;
    keyboard.noteFinger();
    QVERIFY(keyboard.wanted());
    keyboard.noteKey();
    QVERIFY(!keyboard.wanted());
    keyboard.noteFinger();
    QVERIFY(keyboard.wanted());
}

void OnScreenKeyboardTest::putAwayItStaysAwayUntilAFieldIsTouched()
{
    OnScreenKeyboard keyboard;
    keyboard.noteFinger();
    keyboard.putAway();
    QVERIFY(!keyboard.wanted());
    keyboard.noteFinger(); // on something else
    QVERIFY(!keyboard.wanted());
    keyboard.noteField();
    QVERIFY(keyboard.wanted());
}

void OnScreenKeyboardTest::pluggingOneInOrOutStartsAnew()
{
    OnScreenKeyboard keyboard;
    keyboard.noteKey();
    keyboard.setHardware(false);
    QVERIFY(keyboard.wanted());
    keyboard.putAway();
    keyboard.setHardware(true);
    QVERIFY(!keyboard.wanted());
    keyboard.setHardware(false);
    QVERIFY(keyboard.wanted());
}

void OnScreenKeyboardTest::whoeverAskedForItKeepsIt()
{
    OnScreenKeyboard keyboard;
    keyboard.setAlways(true);
    QVERIFY(keyboard.wanted());
    keyboard.noteKey();
    QVERIFY(keyboard.wanted());
    keyboard.setAlways(false);
    QVERIFY(!keyboard.wanted());
}

void OnScreenKeyboardTest::onlyAChangeIsTold()
{
    OnScreenKeyboard keyboard;
    QSignalSpy told(&keyboard, &OnScreenKeyboard::wantedChanged);
    keyboard.noteKey();
    keyboard.noteField();
    QCOMPARE(told.count(), 0);
    keyboard.noteFinger();
    keyboard.noteFinger();
    QCOMPARE(told.count(), 1);
    keyboard.putAway();
    QCOMPARE(told.count(), 2);
}

void OnScreenKeyboardTest::layouts_data()
{
    QTest::addColumn<QString>("xkb");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    QTest::newRow("english") << "us"
                             << "en_GB"
                             << "en_US";
    QTest::newRow("nothing known") << ""
                                   << "C"
                                   << "en_US";
    QTest::newRow("german words") << ""
                                  << "de_DE"
                                  << "de_DE en_US";
    QTest::newRow("the layout before the words") << "fr"
                                                 << "de_DE"
                                                 << "fr_FR de_DE en_US";
    QTest::newRow("several layouts") << "us,ara"
                                     << "en_GB"
                                     << "en_US ar_EG";
    QTest::newRow("with a variant") << "de(nodeadkeys)"
                                    << "C"
                                    << "de_DE en_US";
    QTest::newRow("austria") << "at"
                             << "de_AT"
                             << "de_DE en_US";
    QTest::newRow("none of ours") << "jp"
                                  << "ja_JP"
                                  << "en_US";
    QTest::newRow("part of a name") << "e"
                                    << "C"
                                    << "en_US";
    QTest::newRow("many commas") << ",,,"
                                 << "ar_SA"
                                 << "ar_EG en_US";
}

void OnScreenKeyboardTest::layouts()
{
    QFETCH(QString, xkb);
    QFETCH(QString, language);
    QFETCH(QString, expected);
    QCOMPARE(keyboardLocales(xkb, language).join(u' '), expected);
}

QTEST_GUILESS_MAIN(OnScreenKeyboardTest)
#include "on_screen_keyboard_test.moc"
