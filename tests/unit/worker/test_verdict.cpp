// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/verdict.h"

#include <QTest>
#include <security/pam_appl.h>

using namespace doorward;
using namespace doorward::worker;

namespace {

QString text(std::string_view word)
{
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

} // namespace

class TestVerdict : public QObject
{
    Q_OBJECT

private slots:
    void abuse_01_onlyPamSuccessSucceeds();
    void verdicts_data();
    void verdicts();
    void abuse_16_a_right_pin_with_a_dead_password_is_stale();
    void reasons_data();
    void reasons();
};

void TestVerdict::abuse_01_onlyPamSuccessSucceeds()
{
    // Whatever a module has said, and codes that no PAM of today knows.
    for (const std::string_view said :
         {std::string_view(), code::cardRecognised, code::pinWrong, std::string_view("success")})
        for (const Phase phase :
             {Phase::Authentication, Phase::Account, Phase::Password, Phase::Credentials})
            for (const Method method : {Method::Password, Method::Pin, Method::Token})
                for (int pamCode = -5; pamCode < 300; ++pamCode) {
                    Told told;
                    told.code = said;
                    const Verdict verdict = judge(phase, pamCode, method, told);
                    QCOMPARE(verdict.outcome == Outcome::Success, pamCode == PAM_SUCCESS);
                    QCOMPARE(verdict.code.empty(), pamCode == PAM_SUCCESS);
                    QVERIFY(verdict.outcome != Outcome::Cancelled);
                }
}

void TestVerdict::verdicts_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<int>("pamCode");
    QTest::addColumn<Method>("method");
    QTest::addColumn<unsigned>("answers");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, Phase phase, int pamCode, Method method, unsigned answers,
                        std::string_view said, const char *expected) {
        QTest::newRow(name) << phase << pamCode << method << answers << text(said)
                            << QString(expected);
    };
    constexpr auto auth = Phase::Authentication;
    constexpr auto account = Phase::Account;
    constexpr auto password = Phase::Password;
    row("wrong password", auth, PAM_AUTH_ERR, Method::Password, 1, "", "wrong password-wrong");
    row("unknown user", auth, PAM_USER_UNKNOWN, Method::Password, 1, "", "wrong password-wrong");
    row("refused unasked", auth, PAM_AUTH_ERR, Method::Password, 0, "",
        "refused account-unavailable");
    row("wrong PIN", auth, PAM_AUTH_ERR, Method::Pin, 1, code::pinWrong, "wrong pin-wrong");
    row("PIN switched off", auth, PAM_MAXTRIES, Method::Pin, 1, code::pinOff, "refused pin-off");
    row("PIN too soon", auth, PAM_MAXTRIES, Method::Pin, 0, code::pinWait, "refused pin-wait");
    row("no PIN", auth, PAM_AUTHINFO_UNAVAIL, Method::Pin, 0, code::pinNotSet,
        "refused pin-not-set");
    row("nobody with a PIN", auth, PAM_USER_UNKNOWN, Method::Pin, 0, "", "refused pin-not-set");
    row("a rule behind the PIN's question", auth, PAM_AUTH_ERR, Method::Pin, 1, "",
        "refused account-unavailable");
    row("card's PIN wrong", auth, PAM_AUTH_ERR, Method::Token, 1, code::cardPinWrong,
        "wrong card-pin-wrong");
    row("card that is nobody's, unsaid", auth, PAM_USER_UNKNOWN, Method::Token, 1, "",
        "refused card-unknown");
    row("card out", auth, PAM_AUTHINFO_UNAVAIL, Method::Token, 1, code::cardRemoved,
        "broken card-removed");
    row("a message is no reason", auth, PAM_AUTH_ERR, Method::Password, 1, code::cardReading,
        "wrong password-wrong");
    row("module missing", auth, PAM_MODULE_UNKNOWN, Method::Pin, 0, "", "broken module-missing");
    row("missing counts more than said", auth, PAM_OPEN_ERR, Method::Pin, 1, code::pinWrong,
        "broken module-missing");
    row("no memory", auth, PAM_BUF_ERR, Method::Password, 1, "", "broken internal");
    row("everybody ignored it", auth, PAM_IGNORE, Method::Password, 1, "", "broken internal");
    row("faillock", auth, PAM_MAXTRIES, Method::Password, 1, "", "refused too-many-tries");
    row("directory down", auth, PAM_AUTHINFO_UNAVAIL, Method::Password, 1, "",
        "broken account-unavailable");
    row("account expired", account, PAM_ACCT_EXPIRED, Method::Password, 0, "",
        "refused account-expired");
    row("no access now", account, PAM_PERM_DENIED, Method::Password, 0, "",
        "refused account-unavailable");
    row("still expired", account, PAM_NEW_AUTHTOK_REQD, Method::Password, 0, "",
        "refused password-expired");
    row("old password wrong", password, PAM_AUTH_ERR, Method::Password, 1, "",
        "wrong password-wrong");
    row("old one wrong, by Debian", password, PAM_AUTHTOK_ERR, Method::Password, 1, "",
        "wrong password-wrong");
    row("new one rejected", password, PAM_AUTHTOK_ERR, Method::Password, 3, "",
        "wrong password-rejected");
    row("PINs differ", password, PAM_AUTHTOK_ERR, Method::Pin, 3, code::pinMismatch,
        "wrong pin-mismatch");
    row("credentials", Phase::Credentials, PAM_CRED_ERR, Method::Password, 0, "",
        "broken internal");
    row("success whatever was said", auth, PAM_SUCCESS, Method::Pin, 2, code::pinWrong, "success ");
}

void TestVerdict::verdicts()
{
    QFETCH(Phase, phase);
    QFETCH(int, pamCode);
    QFETCH(Method, method);
    QFETCH(unsigned, answers);
    QFETCH(QString, said);
    QFETCH(QString, expected);
    Told told;
    told.code = said.toStdString();
    told.answers = answers;
    const Verdict verdict = judge(phase, pamCode, method, told);
    QCOMPARE(text(toText(verdict.outcome)) + ' ' + text(verdict.code), expected);
}

void TestVerdict::abuse_16_a_right_pin_with_a_dead_password_is_stale()
{
    Told told;
    told.answers = 1;
    told.pinOf = "alice";
    QCOMPARE(text(judge(Phase::Authentication, PAM_AUTH_ERR, Method::Pin, told).code),
             text(code::pinStale));
    // Only what the modules below say of the password, and only for a PIN.
    QVERIFY(judge(Phase::Authentication, PAM_MAXTRIES, Method::Pin, told).code != code::pinStale);
    QVERIFY(judge(Phase::Authentication, PAM_AUTH_ERR, Method::Password, told).code !=
            code::pinStale);
}

void TestVerdict::reasons_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("ends");
    for (const std::string_view word : {code::cardInsert, code::cardReading, code::cardRecognised,
                                        std::string_view(), std::string_view("no-such-word")})
        QTest::newRow(qPrintable("no end: " + text(word))) << text(word) << false;
    for (const std::string_view word : {code::pinFormat, code::pinOutdated, code::pinNotHere,
                                        code::cardPinFormat, code::cardSignature, code::noReader})
        QTest::newRow(qPrintable(text(word))) << text(word) << true;
}

void TestVerdict::reasons()
{
    QFETCH(QString, word);
    QFETCH(bool, ends);
    const auto outcome = outcomeOf(word.toStdString());
    QCOMPARE(outcome.has_value(), ends);
    QVERIFY(outcome != Outcome::Success);
}

QTEST_APPLESS_MAIN(TestVerdict)
#include "test_verdict.moc"
