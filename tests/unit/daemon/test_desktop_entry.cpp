// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/desktop_entry.h"
#include "backend/daemon/sessions/session_catalogue.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace doorward;
using namespace std::string_literals;

namespace {

std::optional<DesktopEntry> parse(std::string_view bytes)
{
    std::string problem;
    return DesktopEntry::parse(bytes, problem);
}

QString problemOf(std::string_view bytes)
{
    std::string problem;
    const auto entry = DesktopEntry::parse(bytes, problem);
    return entry ? QString() : QString::fromStdString(problem);
}

std::string withExec(const std::string &exec)
{
    return "[Desktop Entry]\nName=N\nExec=" + exec + "\n";
}

} // namespace

class TestDesktopEntry : public QObject
{
    Q_OBJECT

private slots:
    void readsExec_data();
    void readsExec();
    void readsNames();
    void readsFlagsAndLists();
    void saysWhatIsWrong();
    void abuse_42_randomBytes();
    void cataloguesAFolder();
    void remembersTheLastSession();
};

void TestDesktopEntry::readsExec_data()
{
    QTest::addColumn<QString>("exec");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << "sway --debug" << QStringList{"sway", "--debug"};
    QTest::newRow("field codes") << "a %U b%fc %%x %" << QStringList{"a", "bc", "%x"};
    QTest::newRow("quoted") << "\"/opt/my session\" 'x y'" << QStringList{"/opt/my session", "x y"};
    QTest::newRow("escaped twice") << "\"a\\\\\\\\b\"" << QStringList{"a\\b"};
    QTest::newRow("empty argument") << "a \"\"" << QStringList{"a", ""};
    QTest::newRow("no shell") << "a $HOME ; b | c" << QStringList{"a", "$HOME", ";", "b", "|", "c"};
}

void TestDesktopEntry::readsExec()
{
    QFETCH(QString, exec);
    QFETCH(QStringList, words);
    const auto entry = parse(withExec(exec.toStdString()));
    QVERIFY(entry);
    QStringList found;
    for (const std::string &word : entry->command())
        found.append(QString::fromStdString(word));
    QCOMPARE(found, words);
}

void TestDesktopEntry::readsNames()
{
    const auto entry = parse("# comment\n[Desktop Entry]\nExec=x\nName=Plain\nName[de]=Deutsch\n"
                             "Name[de_AT]=Servus\nName[sr@latin]=Latinica\nComment=A\\sb\\\\c\n"
                             "[Desktop Action new]\nName=Never\nExec=never\n");
    QVERIFY(entry);
    const QList<std::pair<const char *, const char *>> names{{"", "Plain"},
                                                             {"C", "Plain"},
                                                             {"fr_FR.UTF-8", "Plain"},
                                                             {"de", "Deutsch"},
                                                             {"de_DE", "Deutsch"},
                                                             {"de_AT.UTF-8", "Servus"},
                                                             {"de_AT@euro", "Servus"},
                                                             {"sr_RS@latin", "Latinica"},
                                                             {"sr", "Plain"}};
    for (const auto &[locale, name] : names)
        QCOMPARE(entry->name(locale), std::string(name));
    QCOMPARE(entry->comment("de"), std::string("A b\\c"));
    QCOMPARE(entry->command().front(), std::string("x"));
}

void TestDesktopEntry::readsFlagsAndLists()
{
    const auto entry = parse(withExec("x") + "DesktopNames=sway;wlroots;\nTryExec=/bin/x\n");
    QVERIFY(entry && !entry->isHidden());
    QVERIFY((entry->desktopNames() == std::vector<std::string>{"sway", "wlroots"}));
    QCOMPARE(entry->tryExec(), std::string("/bin/x"));
    QVERIFY(parse(withExec("x") + "Hidden=true\n")->isHidden());
    QVERIFY(parse(withExec("x") + "NoDisplay=true\n")->isHidden());
    QVERIFY(!parse(withExec("x") + "NoDisplay=false\n")->isHidden());
}

void TestDesktopEntry::saysWhatIsWrong()
{
    QCOMPARE(problemOf(""), "is no desktop entry");
    QCOMPARE(problemOf("[Desktop Entry]\nnonsense\n"), "is no desktop entry");
    QCOMPARE(problemOf("[Desktop Entry]\nName=N\nExec=a\0b\n"s), "is no desktop entry");
    QCOMPARE(problemOf("[Other]\nExec=x\nName=N\n"), "is no desktop entry");
    QCOMPARE(problemOf("[Desktop Entry]\nExec=x\n"), "has no Name");
    for (const char *exec : {"", "%U", "\"open", "\"\" x"})
        QCOMPARE(problemOf(withExec(exec)), "has no Exec that can be run");
    QCOMPARE(problemOf("[Desktop Entry]\nName=N\n"), "has no Exec that can be run");
}

void TestDesktopEntry::abuse_42_randomBytes()
{
    std::mt19937 random(42);
    const std::string alphabet = "[]=#;\n\0\\\"' %sDNameExec\xff"s;
    for (int i = 0; i < 20000; ++i) {
        std::string bytes = "[Desktop Entry]\nName=N\nExec=";
        for (auto j = random() % 60; j > 0; --j)
            bytes += alphabet[random() % alphabet.size()];
        if (const auto entry = parse(bytes))
            QVERIFY(!entry->command().empty() && !entry->command().front().empty());
    }
}

void TestDesktopEntry::cataloguesAFolder()
{
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const QByteArray good = QByteArray::fromStdString(withExec("x"));
    write("b.desktop", good);
    write("a.desktop", good);
    write("c.desktop", good + "TryExec=/no/such/program\n");
    write("d.desktop", good + "TryExec=sh\n");
    write("e.desktop", good + "Hidden=true\n");
    write(".hidden.desktop", good);
    write("f.txt", good);
    write("broken.desktop", "[Desktop Entry]\nName=N\n");
    write("large.desktop", good + QByteArray(70 * 1024, '#'));
    QDir(folder.path()).mkdir("folder.desktop");
    QVERIFY(QFile::link(folder.filePath("a.desktop"), folder.filePath("link.desktop")));
    QVERIFY(QFile::link("/no/such/file", folder.filePath("dangling.desktop")));

    std::vector<std::string> problems;
    const SessionCatalogue catalogue(folder.path().toStdString(), "d", "/nowhere");
    QStringList ids;
    for (const auto &item : catalogue.read(problems))
        ids.append(QString::fromStdString(item.id));
    QCOMPARE(ids, (QStringList{"d", "a", "b", "link"}));
    QCOMPARE(problems.size(), std::size_t{4});
    problems.clear();
    QVERIFY(SessionCatalogue("/no/such/folder", "", "").read(problems).empty());
}

void TestDesktopEntry::remembersTheLastSession()
{
    const QTemporaryDir folder;
    const SessionCatalogue catalogue("", "", folder.path().toStdString());
    QCOMPARE(catalogue.lastOf("alice"), std::string());
    QCOMPARE(catalogue.remember("alice", "sway"), 0);
    QCOMPARE(catalogue.remember("alice", "plasma"), 0);
    QCOMPARE(catalogue.lastOf("alice"), std::string("plasma"));
    QCOMPARE(catalogue.lastOf("bob"), std::string());
    for (const char *name : {"", "../alice", ".x", "a/b"}) {
        QVERIFY(catalogue.remember(name, "x") != 0);
        QCOMPARE(catalogue.lastOf(name), std::string());
    }
}

QTEST_GUILESS_MAIN(TestDesktopEntry)
#include "test_desktop_entry.moc"
