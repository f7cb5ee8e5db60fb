// SPDX-License-Identifier: GPL-3.0-or-later
// Which sessions open a keyring with a password, and who is asked for one before a session.
#include "pam/common/own_login.h"
#include "pam/token/keyring_lines.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace doorward;

class KeyringLinesTest : public QObject
{
    Q_OBJECT

private slots:
    void areFound_data();
    void areFound();
    void moduleHasToBeInstalled();
    void firstFolderCounts();
    void othersFilesAreNotRead();
    void circlesEnd();
    void whoIsInALogin_data();
    void whoIsInALogin();

private:
    static void write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                            QFile::ReadOther);
    }
    bool has(const QByteArray &stack)
    {
        write(m_stacks, QStringLiteral("door"), stack);
        return lines().areIn("door");
    }
    KeyringLines lines(uid_t owner = geteuid())
    {
        return KeyringLines({{m_stacks.path().toStdString(), m_vendor.path().toStdString()},
                             {m_modules.path().toStdString()},
                             owner});
    }

    QTemporaryDir m_stacks;
    QTemporaryDir m_vendor;
    QTemporaryDir m_modules;
};

void KeyringLinesTest::areFound_data()
{
    QTest::addColumn<QByteArray>("stack");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *stack, bool found) {
        QTest::newRow(name) << QByteArray(stack) << found;
    };
    row("empty", "", false);
    row("gnome", "session optional pam_gnome_keyring.so auto_start\n", true);
    row("kde", "session optional pam_kwallet5.so auto_start\n", true);
    row("where it is installed", "-session\toptional pam_gnome_keyring.so", true);
    row("brackets", "session [success=1 default=ignore] pam_gnome_keyring.so\n", true);
    row("capitals", "Session OPTIONAL pam_gnome_keyring.so\n", true);
    row("two lines", "session optional \\\n  pam_gnome_keyring.so\n", true);
    row("after others",
        "auth required pam_unix.so\n\nsession required pam_unix.so\n"
        "session optional pam_gnome_keyring.so\n",
        true);
    row("comment", "# session optional pam_gnome_keyring.so\n", false);
    row("end of a line", "session optional pam_unix.so # pam_gnome_keyring.so\n", false);
    row("an argument", "session optional pam_unix.so pam_gnome_keyring.so\n", false);
    row("another part",
        "auth optional pam_gnome_keyring.so\n"
        "password optional pam_gnome_keyring.so\n",
        false);
    row("half a line", "session optional\nsession\n[\n", false);
    row("included", "@include with\n", true);
    row("included part", "session include with\n", true);
    row("another part of it", "auth include with\n", false);
    row("below", "session substack with\n", true);
    row("two deep", "@include further\n", true);
    row("nowhere", "@include missing\nsession include\n@include\n", false);
}

void KeyringLinesTest::areFound()
{
    QFETCH(QByteArray, stack);
    for (const char *name : {"pam_gnome_keyring.so", "pam_kwallet5.so"})
        write(m_modules, QString::fromLatin1(name), "");
    write(m_stacks, QStringLiteral("with"), "session optional pam_gnome_keyring.so\n");
    write(m_vendor, QStringLiteral("further"), "session include with\n");
    QTEST(has(stack), "found");
}

void KeyringLinesTest::moduleHasToBeInstalled()
{
    QFile::remove(m_modules.filePath(QStringLiteral("pam_kwallet5.so")));
    QVERIFY(!has("-session optional pam_kwallet5.so auto_start\n"));
    const QByteArray elsewhere = m_vendor.filePath(QStringLiteral("pam_kwallet5.so")).toLocal8Bit();
    QVERIFY(!has("session optional " + elsewhere + "\n"));
    write(m_vendor, QStringLiteral("pam_kwallet5.so"), "");
    QVERIFY(has("session optional " + elsewhere + "\n"));
}

void KeyringLinesTest::firstFolderCounts()
{
    const QByteArray with = "session optional pam_gnome_keyring.so\n";
    write(m_modules, QStringLiteral("pam_gnome_keyring.so"), "");
    write(m_vendor, QStringLiteral("door"), with);
    QVERIFY(!has("session required pam_unix.so\n"));
    QVERIFY(QFile::remove(m_stacks.filePath(QStringLiteral("door"))));
    QVERIFY(lines().areIn("door"));
    QVERIFY(QFile::remove(m_vendor.filePath(QStringLiteral("door"))));
}

void KeyringLinesTest::othersFilesAreNotRead()
{
    write(m_modules, QStringLiteral("pam_gnome_keyring.so"), "");
    QVERIFY(has("session optional pam_gnome_keyring.so\n"));
    QVERIFY(!lines(geteuid() + 1).areIn("door"));
    const std::string path = m_stacks.filePath(QStringLiteral("door")).toStdString();
    QVERIFY(!lines().areIn(path));
}

void KeyringLinesTest::circlesEnd()
{
    write(m_stacks, QStringLiteral("circle"), QByteArray("@include circle\n").repeated(64));
    QVERIFY(!has("@include circle\nsession include circle\n"));
}

void KeyringLinesTest::whoIsInALogin_data()
{
    QTest::addColumn<QByteArray>("cgroup");
    QTest::addColumn<bool>("in");
    QTest::newRow("login") << QByteArray("0::/system.slice/system-getty.slice/getty@tty1.service\n")
                           << false;
    QTest::newRow("doorward") << QByteArray("0::/system.slice/doorward-backend.service\n") << false;
    QTest::newRow("container") << QByteArray("0::/\n") << false;
    QTest::newRow("sudo") << QByteArray("0::/user.slice/user-1000.slice/session-2.scope\n") << true;
    QTest::newRow("locker") << QByteArray("0::/user.slice/user-1000.slice/user@1000.service/"
                                          "app.slice/locker.service\n")
                            << true;
    QTest::newRow("of old") << QByteArray("12:cpu:/\n1:name=systemd:/user.slice/user-1000.slice/"
                                          "session-2.scope\n")
                            << true;
}

void KeyringLinesTest::whoIsInALogin()
{
    QFETCH(QByteArray, cgroup);
    QTEST(isInLogin(cgroup.toStdString()), "in");
}

QTEST_GUILESS_MAIN(KeyringLinesTest)
#include "keyring_lines_test.moc"
