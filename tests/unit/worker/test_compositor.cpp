// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session/compositor_watch.h"

#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace doorward::session;

class TestCompositor : public QObject
{
    Q_OBJECT

private slots:
    void displayNames();
    void cgroups();
    void descendants();
};

void TestCompositor::displayNames()
{
    for (const char *name : {"wayland-0", "wayland-12"})
        QVERIFY2(isDisplayName(name), name);
    for (const char *name : {"", "wayland-", "wayland-0.lock", "wayland-x", "wayland-0/../x",
                             "xwayland-0", "wayland-123456789"})
        QVERIFY2(!isDisplayName(name), name);
}

void TestCompositor::cgroups()
{
    const std::string uid = std::to_string(getuid());
    const std::string slice = "0::/user.slice/user-" + uid + ".slice/";
    QVERIFY(isCgroupOfSession(slice + "session-c2.scope\n", "c2"));
    QVERIFY(isCgroupOfSession(slice + "user@" + uid + ".service/app.slice/kwin.service\n", "c2"));
    QVERIFY(!isCgroupOfSession(slice + "session-c21.scope\n", "c2"));
    QVERIFY(!isCgroupOfSession(slice + "session-2.scope\n", "c2"));
    QVERIFY(!isCgroupOfSession("0::/user.slice/user@" + uid + "9.service/x\n", "c2"));
    QVERIFY(!isCgroupOfSession("", "c2"));
}

void TestCompositor::descendants()
{
    // A child of a child, held by a pipe.
    int report[2];
    int hold[2];
    QCOMPARE(pipe(report), 0);
    QCOMPARE(pipe(hold), 0);
    const pid_t child = fork();
    if (child == 0) {
        const pid_t grandchild = fork();
        if (grandchild == 0) {
            close(hold[1]);
            char byte = 0;
            _exit(read(hold[0], &byte, 1) == 0 ? 0 : 1);
        }
        (void)!write(report[1], &grandchild, sizeof grandchild);
        close(hold[1]);
        waitpid(grandchild, nullptr, 0);
        _exit(0);
    }
    pid_t grandchild = 0;
    QCOMPARE(read(report[0], &grandchild, sizeof grandchild), ssize_t{sizeof grandchild});
    QVERIFY(belongsToSession(grandchild, child, "none"));
    QVERIFY(belongsToSession(grandchild, getpid(), "none"));
    QVERIFY(!belongsToSession(child, grandchild, "none"));
    QVERIFY(!belongsToSession(getppid(), child, "none"));
    close(hold[1]);
    waitpid(child, nullptr, 0);
}

QTEST_APPLESS_MAIN(TestCompositor)
#include "test_compositor.moc"
