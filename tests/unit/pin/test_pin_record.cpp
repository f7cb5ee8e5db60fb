// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_record.h"

#include <QTest>

using namespace doorward;

namespace {

constexpr char thisBoot[] = "01234567-89ab-cdef-0123-456789abcdef";
constexpr char otherBoot[] = "f1234567-89ab-cdef-0123-456789abcdef";

PinRecord sample()
{
    PinRecord record;
    record.revision = 18446744073709551615ULL;
    record.failures = 6;
    record.since = {thisBoot, 500'000};
    record.used = 1'700'000'000;
    record.stale = true;
    record.local = true;
    record.letters = true;
    record.length = 8;
    return record;
}

} // namespace

class TestPinRecord : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField()
    {
        const auto read = PinRecord::decode(sample().encode());
        QVERIFY(read);
        QCOMPARE(read->encode(), sample().encode());
        QCOMPARE(read->revision, sample().revision);
        QCOMPARE(read->failures, sample().failures);
        QCOMPARE(read->since.boot, std::string(thisBoot));
        QCOMPARE(read->since.milliseconds, sample().since.milliseconds);
        QCOMPARE(read->used, sample().used);
        QVERIFY(read->stale && read->local && read->letters);
        QCOMPARE(read->length, 8U);
        QVERIFY(PinRecord::decode(PinRecord().encode()));
    }

    void everyOtherTextIsRefused()
    {
        const std::string good = sample().encode();
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!PinRecord::decode(good.substr(0, size)));
        QVERIFY(!PinRecord::decode(good + '\n'));
        for (const auto &[from, to] : {std::pair<const char *, const char *>{"stale 1", "stale 2"},
                                       {"local 1", "local 2"},
                                       {"letters 1", "letters"},
                                       {"length 8", "length -8"},
                                       {"failures 6", "failures 4294967296"},
                                       {"failures 6", "failures -6"},
                                       {"failures 6", "failures 6 "},
                                       {"since 500000", "since +500000"},
                                       {"boot 0", "boot /0"},
                                       {"used", "Used"}}) {
            std::string bad = good;
            bad.replace(bad.find(from), std::string(from).size(), to);
            QVERIFY2(!PinRecord::decode(bad), to);
        }
    }

    void theWaitGrowsToHalfADay()
    {
        for (const unsigned failures : {0U, 1U, 2U, 3U})
            QCOMPARE(waitAfter(failures), 0U);
        QCOMPARE(waitAfter(4), 30U);
        QCOMPARE(waitAfter(5), 30U);
        QCOMPARE(waitAfter(6), 60U);
        QCOMPARE(waitAfter(9), 600U);
        for (unsigned failures = 1; failures < 100; ++failures)
            QVERIFY(waitAfter(failures) >= waitAfter(failures - 1));
        QCOMPARE(waitAfter(19), 12U * 3600);
        QCOMPARE(waitAfter(4'000'000'000), 12U * 3600);
    }

    void triesAreLeftBeforeAWait()
    {
        QCOMPARE(triesBeforeWait(0), 4U);
        QCOMPARE(triesBeforeWait(2), 2U);
        for (const unsigned failures : {3U, 4U, 19U, 4'000'000'000U})
            QCOMPARE(triesBeforeWait(failures), 1U);
    }

    void aWaitIsMeasuredAndRoundedUp()
    {
        const PinRecord record = sample();
        QCOMPARE(record.waitAt({thisBoot, 500'000}), 60U);
        QCOMPARE(record.waitAt({thisBoot, 500'001}), 60U);
        QCOMPARE(record.waitAt({thisBoot, 559'000}), 1U);
        QCOMPARE(record.waitAt({thisBoot, 559'999}), 1U);
        QCOMPARE(record.waitAt({thisBoot, 560'000}), 0U);
    }

    void abuse_09_a_reboot_restarts_the_wait()
    {
        QCOMPARE(sample().waitAt({otherBoot, 0}), 60U);
        QCOMPARE(sample().waitAt({otherBoot, 10'000'000}), 60U);
        QCOMPARE(sample().waitAt({"-", 10'000'000}), 60U);
        // A clock that went back in the same boot is no clock.
        QCOMPARE(sample().waitAt({thisBoot, 0}), 60U);
    }

    void theClockIsThisBootsOwn()
    {
        const BootTime one = BootTime::now();
        const BootTime other = BootTime::now();
        QCOMPARE(one.boot.size(), std::size_t{36});
        QCOMPARE(other.boot, one.boot);
        QVERIFY(other.milliseconds >= one.milliseconds && one.milliseconds > 0);
    }
};

QTEST_APPLESS_MAIN(TestPinRecord)
#include "test_pin_record.moc"
