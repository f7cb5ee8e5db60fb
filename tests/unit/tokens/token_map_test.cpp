// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/token_map.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace doorward;

namespace {

const std::string one(64, '1');
const std::string two(64, 'a');

std::set<std::string> usersOf(const std::string &text, const std::string &hash = one)
{
    return TokenMap::parse(text, "map").users(hash);
}

} // namespace

class TokenMapTest : public QObject
{
    Q_OBJECT

private slots:
    void rulesCommentsAndBlankLines();
    void everyRuleOfACertificateCounts();
    void capitalDigitsAreTheSameCertificate();
    void brokenLinesAreNamedAndLeftOut_data();
    void brokenLinesAreNamedAndLeftOut();
    void manyBrokenLinesMakeFewWords();
    void fileThatOthersMayWriteIsNotRead();
    void missingFileIsNobodysFault();
    void folderInItsPlaceIsNotRead();
};

void TokenMapTest::rulesCommentsAndBlankLines()
{
    const auto map = TokenMap::parse(
        "# a comment\n\n  sha256:" + one + " \t alice \r\nsha256:" + two + " bob", "map");
    QVERIFY(map.problems().empty());
    QCOMPARE(map.users(one), std::set<std::string>{"alice"});
    QCOMPARE(map.users(two), std::set<std::string>{"bob"});
    QVERIFY(map.names("bob"));
    QVERIFY(!map.names("carol"));
    QVERIFY(map.users(std::string(64, '2')).empty());
}

void TokenMapTest::everyRuleOfACertificateCounts()
{
    const std::string rule = "sha256:" + one;
    QCOMPARE(usersOf(rule + " alice\n" + rule + " bob\n" + rule + " alice\n"),
             (std::set<std::string>{"alice", "bob"}));
}

void TokenMapTest::capitalDigitsAreTheSameCertificate()
{
    QCOMPARE(usersOf("sha256:" + std::string(64, 'A') + " alice", two),
             std::set<std::string>{"alice"});
}

void TokenMapTest::brokenLinesAreNamedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray good = "sha256:" + QByteArray(64, '1');
    QTest::newRow("no user") << good;
    QTest::newRow("two users") << good + " alice bob";
    QTest::newRow("slash") << good + " ../alice";
    QTest::newRow("colon") << good + " alice:bob";
    QTest::newRow("NUL") << good + " alice" + QByteArray(1, '\0');
    QTest::newRow("control character") << good + " al\x1bice";
    QTest::newRow("long user") << good + ' ' + QByteArray(300, 'a');
    QTest::newRow("63 digits") << "sha256:" + QByteArray(63, '1') + " alice";
    QTest::newRow("65 digits") << "sha256:" + QByteArray(65, '1') + " alice";
    QTest::newRow("no digit") << "sha256:" + QByteArray(63, '1') + "g alice";
    QTest::newRow("another hash") << "sha1:" + QByteArray(64, '1') + " alice";
    QTest::newRow("the words in turn") << "alice " + good;
    QTest::newRow("nonsense") << QByteArray("\xff\xfe");
}

void TokenMapTest::brokenLinesAreNamedAndLeftOut()
{
    QFETCH(QByteArray, line);
    const auto map =
        TokenMap::parse("# first\n" + line.toStdString() + "\nsha256:" + two + " bob\n", "map");
    QCOMPARE(map.problems().size(), std::size_t{1});
    QVERIFY(map.problems()[0].starts_with("map:2: "));
    QVERIFY(map.users(one).empty());
    QCOMPARE(map.users(two), std::set<std::string>{"bob"});
}

void TokenMapTest::manyBrokenLinesMakeFewWords()
{
    std::string text;
    for (int i = 0; i < 10000; ++i)
        text += "nonsense\n";
    QVERIFY(TokenMap::parse(text, "map").problems().size() <= 16);
}

void TokenMapTest::fileThatOthersMayWriteIsNotRead()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("map").toStdString();
    std::ofstream(path) << "sha256:" << one << " alice\n";
    QCOMPARE(chmod(path.c_str(), 0644), 0);
    QCOMPARE(TokenMap::load(path, geteuid()).users(one), std::set<std::string>{"alice"});
    QCOMPARE(TokenMap::load(path, geteuid() + 1).state(), TokenMap::State::Untrusted);
    for (const mode_t mode : {0664u, 0646u}) {
        QCOMPARE(chmod(path.c_str(), mode), 0);
        const auto map = TokenMap::load(path, geteuid());
        QCOMPARE(map.state(), TokenMap::State::Untrusted);
        QVERIFY(map.users(one).empty());
        QVERIFY(!map.problems().empty());
    }
}

void TokenMapTest::missingFileIsNobodysFault()
{
    const auto map = TokenMap::load("/nowhere/token-map", 0);
    QCOMPARE(map.state(), TokenMap::State::Missing);
    QVERIFY(map.problems().empty());
}

void TokenMapTest::folderInItsPlaceIsNotRead()
{
    const QTemporaryDir folder;
    QCOMPARE(TokenMap::load(folder.path().toStdString(), geteuid()).state(),
             TokenMap::State::Untrusted);
}

QTEST_APPLESS_MAIN(TokenMapTest)
#include "token_map_test.moc"
