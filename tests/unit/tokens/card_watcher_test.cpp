// SPDX-License-Identifier: GPL-3.0-or-later
//
// CardWatcher against a pcscd of the test's own.
#include "backend/tokens/card_watcher.h"
#include "backend/tokens/pcsc_readers.h"
#include "simulated_pcscd.h"

#include <QtTest>
#include <map>
#include <poll.h>

using namespace doorward;

using Card = ReaderReport::Card;

class CardWatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void abuse_29_readersComeAndGo();
    void cardsComeAndGo();
    void abuse_29_hundredErrorsInARowAreNoReasonToStop();
    void tooManyReadersAreCut();
    void asManyReadersAsThereCanBe();
    void abuse_28_lostEventIsFoundByTheScan();
    void readerThatWasAwayIsAnotherSight();
    void sightThatIsNotTrustedIsAnotherOne();

private:
    using Seen = std::map<std::string, std::pair<Card, std::uint32_t>>;
    [[nodiscard]] Seen next() const;
    [[nodiscard]] bool waitFor(const Seen &expected) const;
    [[nodiscard]] std::uint32_t sightOf(const std::string &reader) const;

    // Its thread never ends, so neither does it.
    CardWatcher *m_watcher = nullptr;
};

void CardWatcherTest::initTestCase()
{
    using std::chrono::milliseconds;
    m_watcher = new CardWatcher(std::chrono::seconds(1), Backoff(milliseconds(1), milliseconds(2)));
    QVERIFY(m_watcher->start());
}

void CardWatcherTest::init()
{
    pcscd.change([] {
        pcscd.readers = {{"A", empty(0)}};
        pcscd.isDeaf = false;
    });
    QVERIFY(waitFor({{"A", {Card::Empty, 0}}}));
}

CardWatcherTest::Seen CardWatcherTest::next() const
{
    Seen seen;
    for (const ReaderReport &report : m_watcher->take())
        seen[report.name] = {report.card, report.events & 0xffff};
    return seen;
}

/// Looks after each piece of news until it is the expected one.
bool CardWatcherTest::waitFor(const Seen &expected) const
{
    while (next() != expected) {
        pollfd news{m_watcher->descriptor(), POLLIN, 0};
        if (poll(&news, 1, 30000) <= 0)
            return false;
    }
    return true;
}

void CardWatcherTest::abuse_29_readersComeAndGo()
{
    pcscd.change([] { pcscd.readers["B"] = present(1); });
    QVERIFY(waitFor({{"A", {Card::Empty, 0}}, {"B", {Card::Present, 1}}}));
    pcscd.change([] { pcscd.readers.erase("B"); });
    QVERIFY(waitFor({{"A", {Card::Empty, 0}}}));
    pcscd.change([] { pcscd.readers.clear(); });
    QVERIFY(waitFor({}));
    pcscd.change([] { pcscd.readers["C"] = empty(0); });
    QVERIFY(waitFor({{"C", {Card::Empty, 0}}}));
}

void CardWatcherTest::cardsComeAndGo()
{
    pcscd.change([] { pcscd.readers["A"] = present(1); });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
    pcscd.change([] { pcscd.readers["A"] = present(3); });
    QVERIFY(waitFor({{"A", {Card::Present, 3}}}));
    pcscd.change([] { pcscd.readers["A"] = present(3) | SCARD_STATE_MUTE; });
    QVERIFY(waitFor({{"A", {Card::Mute, 3}}}));
}

void CardWatcherTest::abuse_29_hundredErrorsInARowAreNoReasonToStop()
{
    pcscd.change([] {
        pcscd.readers["A"] = present(1);
        pcscd.errors = 100;
    });
    // Nobody knows anything meanwhile, and nobody may believe that a card is in.
    QVERIFY(waitFor({}));
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
    const std::lock_guard guard(pcscd.mutex);
    QCOMPARE(pcscd.errors, 0ul);
}

void CardWatcherTest::tooManyReadersAreCut()
{
    pcscd.change([] {
        for (int i = 0; i < 40; ++i)
            pcscd.readers["reader " + std::to_string(i)] = empty(0);
    });
    while (next().size() <= 1) {
        pollfd news{m_watcher->descriptor(), POLLIN, 0};
        QVERIFY(poll(&news, 1, 30000) > 0);
    }
    QCOMPARE(next().size(), mostPcscReaders);
}

/// The library takes no question about one more, which is what readers that come would be.
void CardWatcherTest::asManyReadersAsThereCanBe()
{
    Seen all{{"A", {Card::Empty, 0}}};
    for (std::size_t i = 1; i < mostPcscReaders; ++i)
        all[std::to_string(i)] = {Card::Present, 1};
    pcscd.change([&] {
        for (const auto &[name, sight] : all)
            pcscd.readers[name] = sight.first == Card::Empty ? empty(0) : present(1);
    });
    QVERIFY(waitFor(all));
    pcscd.change([] { pcscd.readers["1"] = empty(2); });
    all["1"] = {Card::Empty, 2};
    QVERIFY(waitFor(all));
    pcscd.change([] { pcscd.readers.erase("2"); });
    all.erase("2");
    QVERIFY(waitFor(all));
    pcscd.change([] { pcscd.readers["B"] = empty(0); });
    all["B"] = {Card::Empty, 0};
    QVERIFY(waitFor(all));
}

void CardWatcherTest::abuse_28_lostEventIsFoundByTheScan()
{
    pcscd.change([] {
        pcscd.isDeaf = true;
        pcscd.readers["A"] = present(1);
    });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
}

/// What a reader is told with, in full.
std::uint32_t CardWatcherTest::sightOf(const std::string &reader) const
{
    for (const ReaderReport &report : m_watcher->take())
        if (report.name == reader)
            return report.events;
    return 0;
}

void CardWatcherTest::readerThatWasAwayIsAnotherSight()
{
    pcscd.change([] { pcscd.readers["A"] = present(1); });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
    const std::uint32_t before = sightOf("A");
    // Nobody takes what is told in between.
    pcscd.change([] { pcscd.readers.clear(); });
    QVERIFY(pcscd.settle());
    pcscd.change([] { pcscd.readers["A"] = present(1); });
    QVERIFY(pcscd.settle());
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
    QVERIFY(sightOf("A") != before);
}

void CardWatcherTest::sightThatIsNotTrustedIsAnotherOne()
{
    pcscd.change([] { pcscd.readers["A"] = present(1); });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
    const std::uint32_t before = sightOf("A");
    m_watcher->distrust({{"A", before + 1}, empty(2)}); // of another day
    QCOMPARE(sightOf("A"), before);
    m_watcher->distrust({{"A", before}, present(1)});
    pollfd news{m_watcher->descriptor(), POLLIN, 0};
    QCOMPARE(poll(&news, 1, 0), 1);
    const std::uint32_t after = sightOf("A");
    QVERIFY(after != before);
    pcscd.change([] { pcscd.readers["B"] = empty(0); });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}, {"B", {Card::Empty, 0}}}));
    QCOMPARE(sightOf("A"), after);
}

QTEST_GUILESS_MAIN(CardWatcherTest)
#include "card_watcher_test.moc"
