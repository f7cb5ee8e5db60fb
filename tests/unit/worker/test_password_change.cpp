// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/password_change.h"

#include <QTest>

using namespace doorward::worker;

/// A conversation as the modules of a stack have it, a letter a step: a question with echo off
/// "?", one with echo on "!", something said "s"; before each "o" or "n" where an old or new
/// password is in PAM's item at that moment.
class TestPasswordChange : public QObject
{
    Q_OBJECT

private slots:
    void purposes_data();
    void purposes();
};

void TestPasswordChange::purposes_data()
{
    QTest::addColumn<bool>("knowsPassword");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("told");
    const QString all = QStringLiteral("password new-password repeat-password");

    QTest::newRow("pam_unix") << true << "s ? o? o?" << all;
    QTest::newRow("pam_unix, not the same twice")
        << true << "s ? o? o? os o? o?" << all + " new-password repeat-password";
    QTest::newRow("pam_unix, too weak")
        << true << "s ? o? o? ons o? o?" << all + " new-password repeat-password";
    QTest::newRow("pam_pwquality") << true << "s ? o? on?" << all;
    QTest::newRow("pam_pwquality, rejected before the second")
        << true << "? o? ons o? on?"
        << "password new-password new-password repeat-password";
    QTest::newRow("pam_pwquality, not the same twice")
        << true << "? o? on? os o? on?" << all + " new-password repeat-password";
    QTest::newRow("a module that only warns, then asks again") << true << "? o? os o?"
                                                               << "password new-password -";
    QTest::newRow("a code after the new password") << true << "? o? on? on?" << all + " -";
    QTest::newRow("a code after a pair") << true << "? o? o? on?" << all + " -";
    QTest::newRow("a third question after a pair") << true << "? o? o? o?" << all + " -";
    QTest::newRow("a visible question between") << true << "? o? o! o?"
                                                << "password new-password -";
    QTest::newRow("no password: straight to the new one") << false << "? ?"
                                                          << "- -";
    QTest::newRow("no password, pam_pwquality") << false << "? n?"
                                                << "- repeat-password";
    QTest::newRow("nothing shown, but there is one") << false << "? o? o?"
                                                     << "- new-password repeat-password";
    QTest::newRow("the old one is known already") << true << "o? o?"
                                                  << "new-password repeat-password";
    QTest::newRow("a code before the old one") << true << "? ? o? o?"
                                               << "password - new-password repeat-password";
    QTest::newRow("items that cannot be read") << true << "? ? ?"
                                               << "password - -";
}

void TestPasswordChange::purposes()
{
    QFETCH(bool, knowsPassword);
    QFETCH(QString, steps);
    QStringList told;
    PasswordChange change(knowsPassword);
    for (const QString &step : steps.split(' ')) {
        const PasswordChange::Items items{step.contains('o'), step.contains('n')};
        if (step.endsWith('?')) {
            const std::string_view purpose = change.asked(items);
            told << (purpose.empty() ? QStringLiteral("-")
                                     : QString::fromLatin1(purpose.data(), int(purpose.size())));
        } else if (step.endsWith('!')) {
            change.askedVisibly();
        } else {
            change.said(items);
        }
    }
    QTEST(told.join(' '), "told");
}

QTEST_APPLESS_MAIN(TestPasswordChange)
#include "test_password_change.moc"
