// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards that are held on to, against a pcscd of the test's own.
#include "backend/tokens/card_guard.h"
#include "backend/tokens/safety_scan.h"
#include "simulated_pcscd.h"

#include <QtTest>
#include <poll.h>

using namespace doorward;

using Lost = std::vector<LostCard>;

class CardGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void abuse_27_swapThatLeftNoTraceIsSeenByTheHandle();
    void abuse_28_removalThatNobodyToldIsSeen();
    void abuse_29_readerOrServiceGoneIsACardGone();
    void cardOfAnotherProgramIsCounted();
    void nothingIsHeldThatIsNotGuarded();
    void oneLookACard();
    void abuse_28_scanTellsWithinItsPeriod();

private:
    std::unique_ptr<CardGuard> m_guard;
};

void CardGuardTest::init()
{
    pcscd.change([] {
        pcscd.readers = {{"A", present(1)}, {"B", present(1)}};
        pcscd.cards = {{"A", 1}, {"B", 2}};
    });
    m_guard = std::make_unique<CardGuard>();
    m_guard->guard({{"A", 7}, {"B", 8}});
    QVERIFY(m_guard->check().empty());
}

void CardGuardTest::cleanup()
{
    m_guard.reset();
    QVERIFY(pcscd.handles.empty());
    pcscd.exclusive.clear();
    pcscd.isDead = false;
}

void CardGuardTest::abuse_27_swapThatLeftNoTraceIsSeenByTheHandle()
{
    pcscd.cards["A"] = 3; // state and counter are as they were
    QVERIFY((m_guard->check() == Lost{{{"A", 7}, present(1) | SCARD_STATE_CHANGED}}));
    QVERIFY(m_guard->check().empty());
    m_guard->guard({{"A", 9}, {"B", 8}});
    QVERIFY(m_guard->check().empty());
}

void CardGuardTest::abuse_28_removalThatNobodyToldIsSeen()
{
    pcscd.readers["B"] = empty(2);
    QVERIFY((m_guard->check() == Lost{{{"B", 8}, empty(2) | SCARD_STATE_CHANGED}}));
    m_guard->guard({{"A", 7}, {"B", 10}}); // there is none
    QVERIFY((m_guard->check() == Lost{{{"B", 10}, empty(2) | SCARD_STATE_CHANGED}}));
}

void CardGuardTest::abuse_29_readerOrServiceGoneIsACardGone()
{
    pcscd.readers.erase("A");
    QVERIFY((m_guard->check() == Lost{{{"A", 7}, 0}}));
    pcscd.isDead = true;
    QVERIFY((m_guard->check() == Lost{{{"B", 8}, 0}}));
    m_guard->guard({{"B", 11}});
    QVERIFY((m_guard->check() == Lost{{{"B", 11}, 0}}));
}

void CardGuardTest::cardOfAnotherProgramIsCounted()
{
    pcscd.exclusive = {"A"};
    m_guard->guard({{"A", 9}});
    QVERIFY(m_guard->check().empty());
    pcscd.readers["A"] = present(3);
    QVERIFY((m_guard->check() == Lost{{{"A", 9}, present(3) | SCARD_STATE_CHANGED}}));
}

void CardGuardTest::nothingIsHeldThatIsNotGuarded()
{
    QCOMPARE(pcscd.handles.size(), std::size_t{2});
    m_guard->guard({{"B", 8}});
    QCOMPARE(pcscd.handles.size(), std::size_t{1});
    m_guard->guard({});
    QVERIFY(m_guard->isEmpty());
    QVERIFY(pcscd.handles.empty());
}

void CardGuardTest::oneLookACard()
{
    const auto before = pcscd.looks;
    QVERIFY(m_guard->check().empty());
    QCOMPARE(pcscd.looks, before + 2);
}

void CardGuardTest::abuse_28_scanTellsWithinItsPeriod()
{
    // Its thread never ends, so neither does it.
    auto *scan = new SafetyScan(std::chrono::milliseconds(50));
    QVERIFY(scan->start());
    scan->guard({{"A", 7}});
    QVERIFY(pcscd.holds(3));
    pcscd.change([] { pcscd.cards["A"] = 3; });
    pollfd news{scan->descriptor(), POLLIN, 0};
    QCOMPARE(poll(&news, 1, 30000), 1);
    QVERIFY((scan->takeLost() == Lost{{{"A", 7}, present(1) | SCARD_STATE_CHANGED}}));
    QVERIFY(scan->takeLost().empty());
    scan->guard({});
}

QTEST_GUILESS_MAIN(CardGuardTest)
#include "card_guard_test.moc"
