// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/machine_language.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

using Words = std::vector<std::string>;

class MachineLanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void itsFileSaysIt()
    {
        QCOMPARE(of("# the machine's\nLANG=de_DE.UTF-8\n"), Words{"LANG=de_DE.UTF-8"});
        QCOMPARE(of("LC_TIME=en_GB.UTF-8\n LANG=\"fr_FR.UTF-8\" \r\nLANGUAGE='fr_FR:fr:en'"),
                 (Words{"LANG=fr_FR.UTF-8", "LANGUAGE=fr_FR:fr:en", "LC_TIME=en_GB.UTF-8"}));
        QCOMPARE(of("LANG=sr_RS@latin\nLANG=ar_EG.UTF-8\n"), Words{"LANG=ar_EG.UTF-8"});
    }
    void theFirstFileThatSaysAnything()
    {
        const std::string silent = file("silent", "# nothing\nPATH=/bin\n");
        const std::string first = file("first", "LC_PAPER=de_DE.UTF-8\n");
        const std::string second = file("second", "LANG=fr_FR.UTF-8\n");
        QCOMPARE(machineLanguage({"/nowhere", silent, second, first}), Words{"LANG=fr_FR.UTF-8"});
        QCOMPARE(machineLanguage({first, second}), (Words{"LANG=C.UTF-8", "LC_PAPER=de_DE.UTF-8"}));
    }
    void withoutOneItIsPlainAndUtf8()
    {
        const Words plain{"LANG=C.UTF-8"};
        QCOMPARE(machineLanguage({"/nowhere"}), plain);
        QCOMPARE(machineLanguage({m_folder.path().toStdString()}), plain);
        QCOMPARE(of(""), plain);
        QCOMPARE(of("LANG=C\n"), plain);
        QCOMPARE(of("LANG=POSIX\n"), plain);
    }
    void whatIsNoLocaleIsAsIfItWasNotThere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a path") << QByteArray("LANG=../../tmp/evil");
        QTest::newRow("a hidden name") << QByteArray("LANG=..");
        QTest::newRow("blanks") << QByteArray("LANG=de DE");
        QTest::newRow("empty") << QByteArray("LANG=\nLANG=\"\"");
        QTest::newRow("half a quote") << QByteArray("LANG=\"de_DE");
        QTest::newRow("a list") << QByteArray("LANG=de:en");
        QTest::newRow("other bytes") << QByteArray("LANG=de_DE\x01\xff");
        QTest::newRow("a null") << QByteArray("LANG=de\0_DE", 11);
        QTest::newRow("too long") << "LANG=" + QByteArray(129, 'x');
        QTest::newRow("too large") << "LANG=de_DE.UTF-8\n" + QByteArray(64 * 1024, '#');
        QTest::newRow("another variable") << QByteArray("LD_PRELOAD=evil\nPATH=x\nLC_ALL=de_DE\n");
        QTest::newRow("no assignment") << QByteArray("de_DE.UTF-8\n[LANG]\n");
    }
    void whatIsNoLocaleIsAsIfItWasNotThere()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(of(bytes), Words{"LANG=C.UTF-8"});
    }

private:
    std::string file(const char *name, const QByteArray &bytes)
    {
        QFile written(m_folder.filePath(QString::fromLatin1(name)));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("cannot write");
        return written.fileName().toStdString();
    }
    Words of(const QByteArray &bytes) { return machineLanguage({file("one", bytes)}); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MachineLanguageTest)
#include "test_machine_language.moc"
