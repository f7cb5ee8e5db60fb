// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_faults.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>

using doorward::LockFaults;
using namespace std::chrono_literals;

class LockFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theThirdInAMinuteIsTooMany()
    {
        QVERIFY(!of("c1").note(100s));
        QVERIFY(!of("c1").note(120s));
        QVERIFY(!of("c2").note(121s));
        QVERIFY(of("c1").note(159s));
        QVERIFY(of("c1").note(160s));
    }

    void whatIsAMinuteAgoCountsNoMore()
    {
        QVERIFY(!of("c1").note(100s));
        QVERIFY(!of("c1").note(120s));
        QVERIFY(!of("c1").note(160s));
        QVERIFY(of("c1").note(161s));
        QVERIFY(!of("c1").note(300s));
    }

    void anUnlockForgetsThem()
    {
        QVERIFY(!of("c1").note(100s));
        QVERIFY(!of("c1").note(101s));
        of("c1").clear();
        QVERIFY(!of("c1").note(102s));
    }

    void anotherStartOfTheMachineBeginsAnew()
    {
        QVERIFY(!of("c1").note(1000s));
        QVERIFY(!of("c1").note(1001s));
        QVERIFY(!of("c1").note(5s));
        QVERIFY(!of("c1").note(6s));
        QVERIFY(of("c1").note(7s));
    }

    void whatMakesNoSenseCountsAsNone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("123");
        QTest::newRow("text") << QByteArray(24, 'x');
        QTest::newRow("all set") << QByteArray(24, '\xff');
        QTest::newRow("huge") << QByteArray(1 << 20, '\x7f');
    }
    void whatMakesNoSenseCountsAsNone()
    {
        QFETCH(QByteArray, content);
        QVERIFY(!of("c1").note(1s));
        QFile file(QString::fromStdString(of("c1").path()));
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
        file.write(content);
        file.close();
        QVERIFY(!of("c1").note(100s));
        QVERIFY(!of("c1").note(101s));
        QVERIFY(of("c1").note(102s));
    }

    void somethingElseInItsPlaceHoldsNobodyUp()
    {
        QVERIFY(!of("c1").note(1s));
        of("c1").clear();
        QCOMPARE(mkfifo(of("c1").path().c_str(), 0600), 0);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!of("c1").note(100s));
        of("c1").clear();
        QVERIFY(
            QFile::link(m_folder->filePath("elsewhere"), QString::fromStdString(of("c1").path())));
        QVERIFY(!of("c1").note(100s));
        QVERIFY(!QFile::exists(m_folder->filePath("elsewhere")));
    }

private:
    LockFaults of(const std::string &session) const
    {
        return LockFaults(m_folder->filePath("doorward").toStdString(), session);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(LockFaultsTest)
#include "lock_faults_test.moc"
