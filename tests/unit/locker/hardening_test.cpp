// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/hardening.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

class HardeningTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char *name : strange)
            qputenv(name, "/tmp/strange");
        qputenv("WAYLAND_DISPLAY", "wayland-7");
        qputenv("LC_TIME", "de_DE.UTF-8");
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QVERIFY(m_home.isValid() && QDir(m_home.path()).mkpath("QtProject"));
        qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
        QFile rules(m_home.filePath("QtProject/qtlogging.ini"));
        QVERIFY(rules.open(QIODevice::WriteOnly));
        rules.write("[Rules]\n*.debug=true\n");
        rules.close();
        rlimit locked{};
        QCOMPARE(getrlimit(RLIMIT_MEMLOCK, &locked), 0);
        locked.rlim_cur = 0;
        QCOMPARE(setrlimit(RLIMIT_MEMLOCK, &locked), 0);
        QVERIFY(doorward::prepareLocker());
    }

    void leavesNothingThatNamesCodeOrAnotherBus()
    {
        for (const char *name : strange)
            QVERIFY2(!qEnvironmentVariableIsSet(name), name);
    }

    void leavesWhatALockScreenNeeds()
    {
        QCOMPARE(qgetenv("WAYLAND_DISPLAY"), QByteArray("wayland-7"));
        QCOMPARE(qgetenv("LC_TIME"), QByteArray("de_DE.UTF-8"));
        QVERIFY(qEnvironmentVariableIsSet("PATH"));
    }

    void drawsOnWaylandInSoftware()
    {
        QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("wayland"));
        QCOMPARE(qgetenv("QT_QUICK_BACKEND"), QByteArray("software"));
        QCOMPARE(qgetenv("QT_WAYLAND_CLIENT_BUFFER_INTEGRATION"), QByteArray("none"));
        QCOMPARE(qgetenv("QT_WAYLAND_USE_BYPASSWINDOWMANAGERHINT"), QByteArray("1"));
    }

    void makesNoProgramTextAtRunTime()
    {
        QCOMPARE(qgetenv("QV4_FORCE_INTERPRETER"), QByteArray("1"));
        QCOMPARE(qgetenv("QT_ENABLE_REGEXP_JIT"), QByteArray("0"));
    }

    void mayLockAllTheMemoryThatItIsAllowedTo()
    {
        rlimit locked{};
        QCOMPARE(getrlimit(RLIMIT_MEMLOCK, &locked), 0);
        QCOMPARE(locked.rlim_cur, locked.rlim_max);
    }

    void writesNoKeyIntoTheJournal()
    {
        // The person's file is read with the first application.
        int count = 1;
        char name[] = "hardening";
        char *arguments[] = {name, nullptr};
        const QCoreApplication application(count, arguments);
        const QLoggingCategory others("others.own");
        QVERIFY2(others.isDebugEnabled(), "the file is not read");
        for (const char *keys : {"qt.qpa.input", "qt.qpa.wayland.input", "qt.qpa.input.methods",
                                 "qt.quick.pointer", "qt.virtualkeyboard.commonviewmodel"})
            QVERIFY2(!QLoggingCategory(keys).isDebugEnabled(), keys);
    }

    void keepsItsMemoryToItself()
    {
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
        rlimit core{1, 1};
        QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
        QCOMPARE(core.rlim_max, rlim_t{0});
    }

private:
    QTemporaryDir m_home;
    static constexpr const char *strange[] = {
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "QT_PLUGIN_PATH",
        "QML_IMPORT_PATH",
        "QML2_IMPORT_PATH",
        "QT_QPA_PLATFORMTHEME",
        "QT_STYLE_OVERRIDE",
        "QT_QUICK_CONTROLS_STYLE",
        "QT_WAYLAND_SHELL_INTEGRATION",
        "QT_WAYLAND_RECONNECT",
        "DBUS_SYSTEM_BUS_ADDRESS",
        "QT_SCALE_FACTOR",
        "QML_DISABLE_DISK_CACHE",
        "QSG_RHI_BACKEND",
        "WAYLAND_DEBUG",
        "SOMETHING_NEW",
    };
};

QTEST_APPLESS_MAIN(HardeningTest)
#include "hardening_test.moc"
