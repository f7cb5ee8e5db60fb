// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/pin_policy.h"

#include <QTest>

using namespace doorward;

class PinPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<bool>("pattern");
        QTest::addColumn<bool>("date");
        QTest::addColumn<int>("strength");
        const auto row = [](const char *digits, bool pattern, bool date, int strength) {
            QTest::newRow(*digits ? digits : "nothing")
                << QByteArray(digits) << pattern << date << strength;
        };
        row("", false, false, 0);
        row("12", false, false, 1);
        row("111", true, false, 1);
        row("1234", true, false, 1);
        row("9876", true, false, 1);
        row("2468", true, false, 1);
        row("7890", true, false, 1);
        row("123123", true, true, 1); // also the last day of a year
        row("3737", true, false, 1);
        row("1221", true, true, 1);
        row("7717", true, false, 1);
        row("1984", false, true, 1);
        row("2412", false, true, 1);
        row("0230", false, true, 1); // no such day, but somebody guesses it
        row("241284", false, true, 1);
        row("842412", false, true, 1);
        row("24121984", false, true, 1);
        row("19841224", false, true, 1);
        row("8352", false, false, 2);
        row("83529", false, false, 2);
        row("835294", false, false, 3);
        row("83529476", false, false, 4);
    }
    void judges()
    {
        QFETCH(QByteArray, digits);
        const std::string_view view(digits.data(), static_cast<std::size_t>(digits.size()));
        QTEST(pin_policy::isSimplePattern(view), "pattern");
        QTEST(pin_policy::isDate(view), "date");
        QTEST(pin_policy::strength(view, 4), "strength");
    }
    void isPin()
    {
        QVERIFY(pin_policy::isPin("1234", 4));
        QVERIFY(!pin_policy::isPin("1234", 6));
        QVERIFY(!pin_policy::isPin("12a4", 4));
        QVERIFY(!pin_policy::isPin(std::string(33, '1'), 4));
    }
};

QTEST_GUILESS_MAIN(PinPolicyTest)
#include "pin_policy_test.moc"
