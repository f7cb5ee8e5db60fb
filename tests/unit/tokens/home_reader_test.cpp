// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/home_reader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace doorward;
using State = HomeReader::State;

namespace {

constexpr std::size_t most = 16;

State readIn(const QString &home, const char *folder, const char *file, std::string &into)
{
    HomeReader reader({geteuid(), getegid(), home.toStdString()}, most);
    return reader.read(folder, file, std::chrono::seconds(20), into);
}

} // namespace

/// As the person themselves; what root does is tested on the real stack.
class HomeReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fileIsReadWhole();
    void whatIsNotThereIsMissing();
    void fileThatGrowsIsNotRead();
    void fileThatIsTooLargeIsNotRead();
    void linkOutOfTheHomeIsNotFollowed();
    void homeMayBeBehindALink();

private:
    void write(const std::string &text)
    {
        const std::string path = m_home->filePath("folder/file").toStdString();
        std::ofstream(path) << text;
        QCOMPARE(chmod(path.c_str(), 0600), 0);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void HomeReaderTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir("folder"));
    QCOMPARE(chmod(m_home->filePath("folder").toLocal8Bit().constData(), 0700), 0);
}

void HomeReaderTest::fileIsReadWhole()
{
    std::string text = "before";
    for (const std::string &written : {std::string(most, 'x'), std::string()}) {
        write(written);
        QCOMPARE(readIn(m_home->path(), "folder", "file", text), State::Read);
        QCOMPARE(text, written);
    }
}

void HomeReaderTest::whatIsNotThereIsMissing()
{
    std::string text = "before";
    QCOMPARE(readIn(m_home->path(), "folder", "file", text), State::Missing);
    QCOMPARE(readIn(m_home->path(), "nowhere", "file", text), State::Missing);
    QCOMPARE(readIn(m_home->path() + "/nowhere", "folder", "file", text), State::Missing);
    QCOMPARE(text, std::string("before"));
}

/// The kernel's own files have no size before they are read.
void HomeReaderTest::fileThatGrowsIsNotRead()
{
    std::string text = "before";
    QCOMPARE(readIn("/proc", "sys/kernel", "ostype", text), State::Changing);
    QCOMPARE(text, std::string("before"));
}

void HomeReaderTest::fileThatIsTooLargeIsNotRead()
{
    std::string text;
    write(std::string(most + 1, 'x'));
    QCOMPARE(readIn(m_home->path(), "folder", "file", text), State::Untrusted);
    QVERIFY(text.empty());
}

void HomeReaderTest::linkOutOfTheHomeIsNotFollowed()
{
    std::string text;
    write("text");
    QVERIFY(QFile::link(m_home->path(), m_home->filePath("around")));
    QCOMPARE(readIn(m_home->path(), "around/folder", "file", text), State::Linked);
    QCOMPARE(readIn(m_home->filePath("folder"), "../folder", "file", text), State::Linked);
    QVERIFY(text.empty());
}

void HomeReaderTest::homeMayBeBehindALink()
{
    std::string text;
    write("text");
    QVERIFY(QFile::link(m_home->path(), m_home->filePath("around")));
    QCOMPARE(readIn(m_home->filePath("around"), "folder", "file", text), State::Read);
    QCOMPARE(text, std::string("text"));
}

QTEST_APPLESS_MAIN(HomeReaderTest)
#include "home_reader_test.moc"
