// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/outcome.h"
#include "policy/pin_policy.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace doorward;

namespace {

PinPolicy policyOf(std::size_t least, bool letters = false)
{
    PinPolicy policy;
    policy.setLengths(least, pinLengthMost);
    policy.letters = letters;
    return policy;
}

PinFault judge(std::string_view pin, const PinPolicy &policy = policyOf(6))
{
    return faultOf(pin, policy, "alice", "correct horse");
}

} // namespace

class TestPinPolicy : public QObject
{
    Q_OBJECT

private slots:
    void examples()
    {
        const std::map<QByteArray, unsigned> kinds{{"sequences", sequences}, {"repeats", repeats},
                                                   {"keypad", keypad},       {"dates", dates},
                                                   {"names", names},         {"usual", usual}};
        QFile file(QStringLiteral(DOORWARD_PINS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int judged = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (line.startsWith('#') || words.size() != 2)
                continue;
            const std::string pin = words.at(0).toStdString();
            const PinPolicy strict = policyOf(4, true);
            const unsigned found = kindsOf(pin, strict, "alice");
            if (words.at(1) == "good") {
                QVERIFY2(found == 0, words.at(0));
                QCOMPARE(judge(pin, strict), PinFault::None);
            } else {
                const unsigned kind = kinds.at(words.at(1));
                QVERIFY2(found & kind, words.at(0));
                QCOMPARE(judge(pin, strict), PinFault::TooCommon);
                PinPolicy lax = strict;
                lax.forbidden = everyPinKind & ~found;
                QCOMPARE(judge(pin, lax), PinFault::None);
            }
            ++judged;
        }
        QVERIFY(judged > 40);
    }

    void lengthsAndCharacters()
    {
        QCOMPARE(judge(""), PinFault::TooShort);
        QCOMPARE(judge("83529"), PinFault::TooShort);
        QCOMPARE(judge("835294"), PinFault::None);
        QCOMPARE(judge("83529", policyOf(4)), PinFault::None);
        QCOMPARE(judge(std::string(33, '1')), PinFault::TooLong);
        QCOMPARE(judge("83a294"), PinFault::NotDigits);
        QCOMPARE(judge("83a294", policyOf(6, true)), PinFault::None);
        QCOMPARE(judge("83-294", policyOf(6, true)), PinFault::NotLetters);
        QCOMPARE(judge("83\u00e4294", policyOf(6, true)), PinFault::NotLetters);
        QCOMPARE(judge(std::string_view("835294\0", 7)), PinFault::NotDigits);
        PinPolicy narrow;
        narrow.setLengths(6, 8);
        QCOMPARE(judge("835294761", narrow), PinFault::TooLong);
    }

    void lengthsStayWithinTheirBounds()
    {
        PinPolicy policy;
        policy.setLengths(1, 99);
        QCOMPARE(policy.least, pinLengthLeast);
        QCOMPARE(policy.most, pinLengthMost);
        policy.setLengths(12, 8);
        QCOMPARE(policy.most, std::size_t{12});
        policy.least = 1; // whatever is written into one
        QCOMPARE(faultOf("835", policy, "alice", "x"), PinFault::TooShort);
    }

    void thePasswordIsNoPin()
    {
        const PinPolicy policy;
        QCOMPARE(faultOf("835294", policy, "alice", "835294"), PinFault::EqualsPassword);
        QCOMPARE(faultOf("835294", policy, "alice", "8352945"), PinFault::None);
        QCOMPARE(faultOf("835294", policy, "alice", "835295"), PinFault::None);
    }

    void theNameIsNoPin()
    {
        const auto named = [](std::string_view pin, std::string_view user) {
            return kindsOf(pin, policyOf(4, true), user) == names;
        };
        QVERIFY(named("835294", "u835294"));
        QVERIFY(named("8352947", "s8352"));
        QVERIFY(named("xalice7", "Alice-83"));
        QVERIFY(!named("835294", "alice83"));
        QVERIFY(!named("8bob294", "bob"));
    }

    void theConfigurationSaysWhatIsForbidden()
    {
        PinPolicy policy;
        QVERIFY(policy.forbid("dates  4711 names"));
        QCOMPARE(policy.forbidden, unsigned{dates | names});
        QCOMPARE(judge("123456", policy), PinFault::None);
        QCOMPARE(judge("241284", policy), PinFault::TooCommon);
        QCOMPARE(judge("847119", policy), PinFault::TooCommon);
        QVERIFY(policy.forbid(""));
        QCOMPARE(judge("111111", policy), PinFault::None);
        QVERIFY(policy.forbid("sequences repeats keypad dates names usual"));
        QCOMPARE(policy.forbidden, everyPinKind);
        for (const char *words : {"dates nonsense", "47", "12a4", "-1"}) {
            QVERIFY2(!policy.forbid(words), words);
            QCOMPARE(policy.forbidden, everyPinKind); // as before
        }
        std::string many;
        for (int i = 0; i < 65; ++i)
            many += "815 ";
        QVERIFY(!policy.forbid(many));
    }

    void strengths()
    {
        const PinPolicy policy = policyOf(4, true);
        const auto strength = [&](std::string_view pin) {
            return strengthOf(pin, policy, "alice");
        };
        QCOMPARE(strength(""), 0);
        QCOMPARE(strength("12"), 1);
        QCOMPARE(strength("1234"), 1);
        QCOMPARE(strength("8352"), 2);
        QCOMPARE(strength("835294"), 3);
        QCOMPARE(strength("83529476"), 4);
        QCOMPARE(strength("x7k2mq"), 4);
        QCOMPARE(strengthOf("8352", PinPolicy(), "alice"), 1);
    }

    void whatWasSetUnderAnotherPolicyStillOpens()
    {
        for (const char *pin : {"1234", "111111", "8352", "12345678901234567890123456789012"})
            QVERIFY2(canBePin(pin, false), pin);
        QVERIFY(canBePin("x7k2", true));
        for (const char *pin : {"", "123", "123456789012345678901234567890123", "x7k2", "12 4"})
            QVERIFY2(!canBePin(pin, false), pin);
        QVERIFY(!canBePin("x7-2", true));
    }

    void theCodesAreThoseOfTheBus()
    {
        QCOMPARE(codeOf(PinFault::TooShort), code::pinTooShort);
        QCOMPARE(codeOf(PinFault::TooLong), code::pinTooLong);
        QCOMPARE(codeOf(PinFault::NotDigits), code::pinNotDigits);
        QCOMPARE(codeOf(PinFault::NotLetters), code::pinNotLetters);
        QCOMPARE(codeOf(PinFault::TooCommon), code::pinTooCommon);
        QCOMPARE(codeOf(PinFault::EqualsPassword), code::pinIsPassword);
        QCOMPARE(codeOf(PinFault::None), std::string_view());
    }
};

QTEST_APPLESS_MAIN(TestPinPolicy)
#include "test_pin_policy.moc"
