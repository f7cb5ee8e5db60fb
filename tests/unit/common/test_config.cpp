// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/config.h"
#include "backend/common/outcome.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <sys/stat.h>

using namespace doorward;
using namespace std::string_literals;

class TestConfig : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &bytes)
    {
        QDir(m_folder.path()).mkpath("doorward.conf.d");
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    Config load() const { return Config::load(m_folder.path().toStdString()); }
    static QString text(const Config &config, const char *section, const char *key)
    {
        return QString::fromStdString(config.text(section, key));
    }

private slots:
    void cleanup() { QDir(m_folder.path()).removeRecursively(), QDir().mkpath(m_folder.path()); }

    void missingFilesAreNoProblem()
    {
        const Config config = Config::load("/no/such/folder");
        QVERIFY(config.problems().empty());
        QCOMPARE(text(config, "Greeter", "Compositor"), "cage -s --");
        QCOMPARE(config.number("Pin", "MinLength"), std::uint64_t{6});
        QVERIFY(!config.boolean("Pin", "AutoSubmit"));
    }

    void laterFilesWin()
    {
        write("doorward.conf", "# a comment\n; another\n\n[Greeter]\n User = one \r\n");
        write("doorward.conf.d/20.conf", "[Greeter]\nUser=three\n");
        write("doorward.conf.d/10.conf", "[Greeter]\nUser=two\n[Pin]\nAutoSubmit=on\n");
        write("doorward.conf.d/90.conf.bak", "[Greeter]\nUser=never\n");
        write("doorward.conf.d/.99.conf", "[Greeter]\nUser=never\n");
        const Config config = load();
        QVERIFY(config.problems().empty());
        QCOMPARE(text(config, "Greeter", "User"), "three");
        QVERIFY(config.boolean("Pin", "AutoSubmit"));
    }

    void misspeltWordIsTheStrictestWhereItKeepsPeopleOut()
    {
        write("doorward.conf", "[Token]\nPurpose=any\n");
        write("doorward.conf.d/10.conf", "[Token]\nPurpose=smartcard-logon\n");
        const Config config = load();
        QCOMPARE(text(config, "Token", "Purpose"), "smart-card-logon");
        QCOMPARE(config.problems().size(), std::size_t{1});
        QVERIFY(QString::fromStdString(config.problems()[0]).contains("it is smart-card-logon"));
    }

    void brokenLinesAreNamedAndLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no value") << QByteArray("User") << "expected Key=value";
        QTest::newRow("unknown key") << QByteArray("Usr=x") << "no setting is called Usr";
        QTest::newRow("unknown section") << QByteArray("[Grter]\nUser=x") << "in [Grter]";
        QTest::newRow("open section") << QByteArray("[Seat") << "a section is written [Name]";
        QTest::newRow("empty section") << QByteArray("[]") << "a section is written [Name]";
        QTest::newRow("NUL") << QByteArray("User=a\0b", 8) << "a NUL byte";
        QTest::newRow("low") << QByteArray("[Pin]\nMinLength=3") << "from 4 to 32";
        QTest::newRow("high") << QByteArray("[Pin]\nMinLength=33") << "from 4 to 32";
        QTest::newRow("word") << QByteArray("[Pin]\nMinLength=four") << "from 4 to 32";
        QTest::newRow("huge") << QByteArray("[Pin]\nMinLength=99999999999999999999999")
                              << "from 4 to 32";
        QTest::newRow("maybe") << QByteArray("[Pin]\nAutoSubmit=maybe") << "yes or no";
        QTest::newRow("removal") << QByteArray("[Token]\nOnRemovalFor=bob:nothing")
                                 << "USER:ACTION";
        QTest::newRow("nobody's removal")
            << QByteArray("[Token]\nOnRemovalFor=ignore") << "USER:ACTION";
        QTest::newRow("picture") << QByteArray("Wallpaper=hills.png") << "a path from / on";
        QTest::newRow("terminal") << QByteArray("[Seat]\nVirtualTerminal=64") << "1 to 63";
        QTest::newRow("no terminal") << QByteArray("[Seat]\nVirtualTerminal=") << "1 to 63";
    }

    void brokenLinesAreNamedAndLeftOut()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, problem);
        write("doorward.conf", "[Greeter]\n" + line + "\n[Session]\nDefault=after\n");
        const Config config = load();
        QCOMPARE(config.problems().size(), std::size_t{1});
        const QString said = QString::fromStdString(config.problems().front());
        QVERIFY2(said.contains(problem), qPrintable(said));
        QVERIFY2(said.contains(QRegularExpression("/doorward\\.conf:[23]: ")), qPrintable(said));
        QCOMPARE(text(config, "Greeter", "User"), "doorward-greeter");
        QCOMPARE(config.number("Pin", "MinLength"), std::uint64_t{6});
        QCOMPARE(text(config, "Seat", "VirtualTerminal"), "auto");
        QCOMPARE(text(config, "Session", "Default"), "after");
    }

    void filesThatAreNone()
    {
        QDir(m_folder.path()).mkpath("doorward.conf");
        write("doorward.conf.d/1.conf", QByteArray(70 * 1024, '#'));
        const QByteArray pipe = m_folder.filePath("doorward.conf.d/2.conf").toUtf8();
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0); // must not be waited for
        write("doorward.conf.d/3.conf", "[Greeter]\nUser=x");
        const Config config = load();
        QCOMPARE(config.problems().size(), std::size_t{3});
        QCOMPARE(text(config, "Greeter", "User"), "x");
    }

    void abuse_42_randomFiles()
    {
        std::mt19937 random(42);
        const std::string alphabet = "[]=#;\n\0 GreeterUser1\xff"s;
        for (int i = 0; i < 500; ++i) {
            QByteArray bytes;
            for (auto j = random() % 200; j > 0; --j)
                bytes += alphabet[random() % alphabet.size()];
            write("doorward.conf", bytes);
            QCOMPARE(text(load(), "Seat", "Name"), "seat0");
        }
    }

    void splitsWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("empty") << "" << QStringList();
        QTest::newRow("blanks") << " \t " << QStringList();
        QTest::newRow("plain") << " cage  -s\t-- " << QStringList{"cage", "-s", "--"};
        QTest::newRow("quotes") << "a\"b c\"'d \"e'" << QStringList{"ab cd \"e"};
        QTest::newRow("nothing quoted") << "'' \"\"" << QStringList{"", ""};
        QTest::newRow("escapes") << "a\\ b \"\\\"\" '\\'" << QStringList{"a b", "\"", "\\"};
        QTest::newRow("nothing expanded")
            << "$HOME ~ * `x`" << QStringList{"$HOME", "~", "*", "`x`"};
        QTest::newRow("open quote") << "a \"b" << QStringList();
        QTest::newRow("last backslash") << "a\\" << QStringList{"a\\"};
    }

    void splitsWords()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, words);
        QStringList found;
        for (const std::string &word : splitWords(line.toStdString()))
            found.append(QString::fromStdString(word));
        QCOMPARE(found, words);
    }

    void outcomesHaveWords()
    {
        for (const Outcome outcome : {Outcome::Success, Outcome::Wrong, Outcome::Refused,
                                      Outcome::Broken, Outcome::Cancelled})
            QVERIFY(outcomeFromText(toText(outcome)) == outcome);
        for (const char *text : {"", "Success", "succes", "success "})
            QVERIFY(!outcomeFromText(text));
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
