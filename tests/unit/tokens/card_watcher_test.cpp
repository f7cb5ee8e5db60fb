// SPDX-License-Identifier: GPL-3.0-or-later
//
// CardWatcher against a pcscd of the test's own: the library's functions are defined here. What a
// real pcscd can be made to do is in tests/integration/tokens; readers that are plugged in and out
// need a bus, and errors on demand a liar.
#include "backend/tokens/card_watcher.h"

#include <QtTest>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <poll.h>

using namespace doorward;

namespace {

using Card = ReaderReport::Card;

struct Pcscd
{
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, DWORD> readers; // name -> state, events in the upper half
    unsigned long errors = 0;             // so many calls from now on fail
    bool isDeaf = false;                  // waits end with their time only

    template <typename Change> void change(Change what)
    {
        const std::lock_guard guard(mutex);
        what();
        changed.notify_all();
    }
} pcscd;

bool fails()
{
    return pcscd.errors > 0 && pcscd.errors-- > 0;
}

bool isArrivals(const SCARD_READERSTATE &state)
{
    return std::strcmp(state.szReader, "\\\\?PnP?\\Notification") == 0;
}

/// Fills the states in; whether one of them is not the caller's any more. known: of how many
/// readers the caller knows.
bool fill(SCARD_READERSTATE *states, DWORD count, std::size_t known)
{
    bool news = false;
    for (DWORD i = 0; i < count; ++i) {
        SCARD_READERSTATE &state = states[i];
        const auto found = pcscd.readers.find(state.szReader);
        const bool moved = isArrivals(state) ? pcscd.readers.size() != known
                                             : found == pcscd.readers.end() ||
                                                   found->second != state.dwCurrentState;
        state.dwEventState = isArrivals(state)              ? 0
                             : found == pcscd.readers.end() ? SCARD_STATE_UNKNOWN
                                                            : found->second;
        if (moved)
            state.dwEventState |= SCARD_STATE_CHANGED;
        news = news || moved;
    }
    return news;
}

constexpr DWORD present(DWORD events)
{
    return SCARD_STATE_PRESENT | events << 16;
}
constexpr DWORD empty(DWORD events)
{
    return SCARD_STATE_EMPTY | events << 16;
}

} // namespace

extern "C" {

PCSC_API LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context)
{
    const std::lock_guard guard(pcscd.mutex);
    *context = 1;
    return fails() ? SCARD_E_NO_SERVICE : SCARD_S_SUCCESS;
}

PCSC_API LONG SCardReleaseContext(SCARDCONTEXT)
{
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardListReaders(SCARDCONTEXT, LPCSTR, LPSTR names, LPDWORD size)
{
    const std::lock_guard guard(pcscd.mutex);
    if (fails())
        return SCARD_E_NO_SERVICE;
    std::string all;
    for (const auto &[name, state] : pcscd.readers)
        all += name + '\0';
    all += '\0';
    if (pcscd.readers.empty())
        return SCARD_E_NO_READERS_AVAILABLE;
    if (all.size() > *size)
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::memcpy(names, all.data(), all.size());
    *size = all.size();
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardGetStatusChange(SCARDCONTEXT, DWORD milliseconds, SCARD_READERSTATE *states,
                                   DWORD count)
{
    std::unique_lock guard(pcscd.mutex);
    // The real one, too, notices only what comes or goes while it waits.
    const std::size_t known = pcscd.readers.size();
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        if (fails())
            return SCARD_F_COMM_ERROR;
        const bool news = fill(states, count, known);
        if (milliseconds == 0)
            return news ? SCARD_S_SUCCESS : SCARD_E_TIMEOUT;
        if (news && !pcscd.isDeaf)
            return SCARD_S_SUCCESS;
        if (pcscd.changed.wait_until(guard, until) == std::cv_status::timeout)
            return SCARD_E_TIMEOUT;
    }
}

} // extern "C"

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
    void abuse_28_lostEventIsFoundByTheScan();

private:
    using Seen = std::map<std::string, std::pair<Card, std::uint32_t>>;
    [[nodiscard]] Seen next() const;
    [[nodiscard]] bool waitFor(const Seen &expected) const;

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
        seen[report.name] = {report.card, report.events};
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
    QCOMPARE(next().size(), std::size_t{limits::readers});
}

void CardWatcherTest::abuse_28_lostEventIsFoundByTheScan()
{
    pcscd.change([] {
        pcscd.isDeaf = true;
        pcscd.readers["A"] = present(1);
    });
    QVERIFY(waitFor({{"A", {Card::Present, 1}}}));
}

QTEST_GUILESS_MAIN(CardWatcherTest)
#include "card_watcher_test.moc"
