// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/local_caller.h"

#include <QTest>

using namespace doorward;

class TestLocalCaller : public QObject
{
    Q_OBJECT

private slots:
    void findsTheSession_data()
    {
        QTest::addColumn<QByteArray>("cgroup");
        QTest::addColumn<QByteArray>("session");
        QTest::newRow("unified") << QByteArray("0::/user.slice/user-1000.slice/session-3.scope\n")
                                 << QByteArray("3");
        QTest::newRow("below the scope")
            << QByteArray("0::/user.slice/user-0.slice/session-c12.scope/init.scope\n")
            << QByteArray("c12");
        QTest::newRow("old hierarchy")
            << QByteArray(
                   "5:cpu:/\n1:name=systemd:/user.slice/user-1.slice/session-7.scope\n0::/\n")
            << QByteArray("7");
        QTest::newRow("another controller")
            << QByteArray("5:cpu:/user.slice/session-9.scope\n0::/\n") << QByteArray();
        QTest::newRow("a service")
            << QByteArray("0::/system.slice/doorward.service\n") << QByteArray();
        QTest::newRow("a user's service")
            << QByteArray("0::/user.slice/user-1000.slice/user@1000.service/app.slice/x.service\n")
            << QByteArray();
        QTest::newRow("no id") << QByteArray("0::/session-.scope\n") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("no lines") << QByteArray("::::\n\n0") << QByteArray();
    }

    void findsTheSession()
    {
        QFETCH(QByteArray, cgroup);
        QFETCH(QByteArray, session);
        QCOMPARE(QByteArray::fromStdString(sessionOfCgroup(cgroup.toStdString())), session);
    }

    void abuse_14_a_remote_record_is_known()
    {
        QVERIFY(isRemoteRecord("UID=1000\nREMOTE=1\nTYPE=tty\n"));
        QVERIFY(isRemoteRecord("REMOTE=1"));
        QVERIFY(!isRemoteRecord("UID=1000\nREMOTE=0\n"));
        QVERIFY(!isRemoteRecord("XREMOTE=1\nDESKTOP=REMOTE=1\n"));
        QVERIFY(!isRemoteRecord(""));
    }

    void aServiceIsAWordOfTheList()
    {
        QVERIFY(isAmong("gdm-pin", "gdm-pin"));
        QVERIFY(isAmong("door  gdm-pin", "gdm-pin"));
        for (const char *other : {"", "gdm", "gdm-pin2", "door gdm-pin", " "})
            QVERIFY2(!isAmong("door gdm-pin", other), other);
        QVERIFY(!isAmong("", ""));
        QVERIFY(!isAmong("", "gdm-pin"));
    }
};

QTEST_APPLESS_MAIN(TestLocalCaller)
#include "test_local_caller.moc"
