// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_intent.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>

using doorward::LockIntent;

class LockIntentTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isKeptFromOneLockerToTheNext()
    {
        QCOMPARE(of("c1").isSet(), false);
        QCOMPARE(of("c1").set(), 0);
        QCOMPARE(of("c1").isSet(), true);
        QCOMPARE(of("c2").isSet(), false);
        QCOMPARE(of("c1").set(), 0);
        QCOMPARE(of("c1").clear(), 0);
        QCOMPARE(of("c1").isSet(), false);
        QCOMPARE(of("c1").clear(), 0);
    }

    void isNobodyElsesToSee()
    {
        QCOMPARE(of("c1").set(), 0);
        const auto folder = QFile::permissions(m_folder->filePath("doorward"));
        QVERIFY(!(folder & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther)));
        const auto file = QFile::permissions(m_folder->filePath("doorward/locked-c1"));
        QVERIFY(!(file & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void countsAsSetWhereItIsALink()
    {
        QCOMPARE(of("c1").set(), 0);
        QCOMPARE(of("c1").clear(), 0);
        QVERIFY(QFile::link("/nowhere", m_folder->filePath("doorward/locked-c1")));
        QCOMPARE(of("c1").isSet(), true);
        QCOMPARE(of("c1").set(), -ELOOP);
    }

    void saysWhatIsInItsWay()
    {
        QFile file(m_folder->filePath("doorward"));
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(of("c1").set(), -ENOTDIR);
        QCOMPARE(of("c1").isSet(), true); // in doubt: locked
    }

private:
    LockIntent of(const std::string &session) const
    {
        return LockIntent(m_folder->filePath("doorward").toStdString(), session);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(LockIntentTest)
#include "lock_intent_test.moc"
