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
    return TokenMap::parse(text, "map").users({"sha256:" + hash});
}

} // namespace

class TokenMapTest : public QObject
{
    Q_OBJECT

private slots:
    void rulesCommentsAndBlankLines();
    void everyRuleOfACertificateCounts();
    void everyKindOfRule();
    void abuse_24_rulesAreExact_data();
    void abuse_24_rulesAreExact();
    void abuse_24_everythingThatIsTrueOfACertificateCounts();
    void capitalDigitsAreTheSameCertificate();
    void brokenLinesAreNamedAndLeftOut_data();
    void brokenLinesAreNamedAndLeftOut();
    void abuse_24_ownMapSpeaksForItsOwnerAlone();
    void abuse_24_ownMapTakesNothingFromAnybody();
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
    QCOMPARE(map.users({"sha256:" + one}), std::set<std::string>{"alice"});
    QCOMPARE(map.users({"sha256:" + two}), std::set<std::string>{"bob"});
    QVERIFY(map.names("bob"));
    QVERIFY(!map.names("carol"));
    QVERIFY(map.users({"sha256:" + std::string(64, '2')}).empty());
}

void TokenMapTest::everyRuleOfACertificateCounts()
{
    const std::string rule = "sha256:" + one;
    QCOMPARE(usersOf(rule + " alice\n" + rule + " bob\n" + rule + " alice\n"),
             (std::set<std::string>{"alice", "bob"}));
}

void TokenMapTest::everyKindOfRule()
{
    const auto map = TokenMap::parse("key:" + one +
                                         " alice\n"
                                         "subject:CN=Bob \\, the  builder,O=Example \t bob\n"
                                         "upn:carol@example.org carol\n"
                                         "email:dave@example.org dave\n",
                                     "map");
    QVERIFY(map.problems().empty());
    QCOMPARE(map.users({"key:" + one}), std::set<std::string>{"alice"});
    QCOMPARE(map.users({"subject:CN=Bob \\, the  builder,O=Example"}),
             std::set<std::string>{"bob"});
    QCOMPARE(map.users({"upn:carol@example.org"}), std::set<std::string>{"carol"});
    QCOMPARE(map.users({"email:dave@example.org"}), std::set<std::string>{"dave"});
    QVERIFY(map.users({"sha256:" + one}).empty());
}

void TokenMapTest::abuse_24_rulesAreExact_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("identity");
    QTest::newRow("another kind") << QByteArray("upn:a@example.org")
                                  << QByteArray("email:a@example.org");
    QTest::newRow("a key is no certificate")
        << "key:" + QByteArray(64, '1') << "sha256:" + QByteArray(64, '1');
    QTest::newRow("star") << QByteArray("upn:*@example.org") << QByteArray("upn:a@example.org");
    QTest::newRow("all") << QByteArray("subject:*") << QByteArray("subject:CN=root");
    QTest::newRow("case") << QByteArray("email:A@example.org") << QByteArray("email:a@example.org");
    QTest::newRow("part") << QByteArray("subject:CN=alice") << QByteArray("subject:CN=alice,O=x");
    QTest::newRow("NUL") << QByteArray("upn:a@example.org")
                         << QByteArray("upn:a@example.org\0.evil", 24);
    QTest::newRow("two blanks") << QByteArray("subject:CN=a b") << QByteArray("subject:CN=a  b");
}

void TokenMapTest::abuse_24_rulesAreExact()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, identity);
    const auto map = TokenMap::parse(rule.toStdString() + " alice\n", "map");
    QVERIFY(map.problems().empty());
    QCOMPARE(map.users({rule.toStdString()}), std::set<std::string>{"alice"});
    QVERIFY(map.users({identity.toStdString()}).empty());
}

void TokenMapTest::abuse_24_everythingThatIsTrueOfACertificateCounts()
{
    const auto map = TokenMap::parse("key:" + one + " alice\nupn:bob@example.org bob\n", "map");
    QCOMPARE(map.users({"sha256:" + two, "key:" + one, "upn:bob@example.org"}),
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
    QTest::newRow("name without a value") << QByteArray("upn: alice");
    QTest::newRow("blank in a name") << QByteArray("email:a b@example.org alice");
    QTest::newRow("NUL in a subject") << "subject:CN=a" + QByteArray(1, '\0') + "b alice";
    QTest::newRow("long subject") << "subject:" + QByteArray(1025, 'a') + " alice";
    QTest::newRow("common name") << QByteArray("cn:alice alice");
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
    QVERIFY(map.users({"sha256:" + one}).empty());
    QCOMPARE(map.users({"sha256:" + two}), std::set<std::string>{"bob"});
}

void TokenMapTest::abuse_24_ownMapSpeaksForItsOwnerAlone()
{
    const std::string rule = "sha256:" + one;
    const auto map = TokenMap::parse(
        rule + " root\n" + rule + " alice\n" + rule + " Alice\n" + rule + " bob\n", "own", "alice");
    QCOMPARE(map.users({rule}), std::set<std::string>{"alice"});
    QCOMPARE(map.problems().size(), std::size_t{3});
    QVERIFY(map.problems()[0].starts_with("own:1: "));
}

void TokenMapTest::abuse_24_ownMapTakesNothingFromAnybody()
{
    auto map = TokenMap::parse("sha256:" + one + " bob\n", "map");
    map.add(TokenMap::parse("sha256:" + one + " alice\nkey:" + two + " alice\n", "own", "alice"));
    QCOMPARE(map.users({"sha256:" + one}), (std::set<std::string>{"alice", "bob"}));
    QCOMPARE(map.users({"key:" + two}), std::set<std::string>{"alice"});
    map.add(TokenMap::refused("own: a link"));
    QCOMPARE(map.state(), TokenMap::State::Good);
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
    QCOMPARE(TokenMap::load(path, geteuid()).users({"sha256:" + one}),
             std::set<std::string>{"alice"});
    QCOMPARE(TokenMap::load(path, geteuid() + 1).state(), TokenMap::State::Untrusted);
    for (const mode_t mode : {0664u, 0646u}) {
        QCOMPARE(chmod(path.c_str(), mode), 0);
        const auto map = TokenMap::load(path, geteuid());
        QCOMPARE(map.state(), TokenMap::State::Untrusted);
        QVERIFY(map.users({"sha256:" + one}).empty());
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
