// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/session_locks.h"

#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

/// Demands to lock, with logind's part in the hands of the test.
class TestSessionLocks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void kept_until_it_is_seen();
    void nothing_is_left_of_one_for_a_locked_session();
    void hint_that_was_not_known_yet();
    void success_ends_it();
    void asked_for_while_it_is_being_unlocked();
    void told_again_where_logind_was_away();
    void gone_with_the_session();
    void told_once_more_where_it_does_not_follow();
    void nobody_is_reminded_of_what_is_done();

private:
    [[nodiscard]] bool hasFile() const { return QFile::exists(m_folder->filePath("c1")); }

    Journal m_journal;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionLocks> m_locks;
    /// Ends what is being waited for; whether anything was.
    bool pass()
    {
        const auto callback = std::exchange(m_deadline, {});
        if (callback)
            callback();
        return static_cast<bool>(callback);
    }

    EventLoop m_loop;
    EventLoop::Callback m_deadline;
    int m_turn = 0;
    QStringList m_failed;
    int m_calls = 0;
    int m_unlocks = 0;
    int m_queries = 0;
};

void TestSessionLocks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_locks = std::make_unique<SessionLocks>(m_journal, m_folder->path().toStdString());
    m_calls = m_queries = 0;
    m_locks->lock = [this](const std::string &, const Logind::Done &done) {
        ++m_calls;
        done("");
    };
    m_unlocks = 0;
    m_locks->unlock = [this](const std::string &, const Logind::Done &done) {
        ++m_unlocks;
        done("");
    };
    m_failed.clear();
    m_deadline = {};
    m_locks->after = [this](std::chrono::milliseconds delay, EventLoop::Callback callback) {
        m_deadline = std::move(callback);
        // What is taken back is not waited for any more.
        const std::shared_ptr<void> end(nullptr, [this, turn = ++m_turn](void *) {
            if (turn == m_turn)
                m_deadline = {};
        });
        return m_loop.after(delay, [end] { Q_UNUSED(end) });
    };
    m_locks->failed = [this](const std::string &session) {
        m_failed.append(QString::fromStdString(session));
    };
    m_locks->queryHint = [this](const std::string &) { ++m_queries; };
}

void TestSessionLocks::kept_until_it_is_seen()
{
    QVERIFY(!m_locks->isDemanded("c1"));
    bool told = false;
    m_locks->demand("c1", [&told](const std::string &error) { told = error.empty(); });
    QVERIFY(told);
    QVERIFY(m_locks->isDemanded("c1"));
    QVERIFY(!m_locks->isDemanded("c2"));
    QVERIFY(hasFile());
    m_locks->setHint("c2", true);
    m_locks->setHint("c1", false);
    QVERIFY(m_locks->isDemanded("c1"));
    m_locks->setHint("c1", true);
    QVERIFY(!m_locks->isDemanded("c1"));
    QVERIFY(!hasFile());
    m_locks->setHint("c1", false);
    QVERIFY(!m_locks->isDemanded("c1"));
    QCOMPARE(m_calls, 1);
}

void TestSessionLocks::nothing_is_left_of_one_for_a_locked_session()
{
    m_locks->setHint("c1", true);
    m_locks->demand("c1", {});
    QCOMPARE(m_calls, 1);
    QVERIFY(!m_locks->isDemanded("c1"));
}

void TestSessionLocks::hint_that_was_not_known_yet()
{
    m_locks->demand("c1", {});
    QCOMPARE(m_queries, 1);
    m_locks->setHint("c1", true); // the answer
    QVERIFY(!m_locks->isDemanded("c1"));
}

void TestSessionLocks::success_ends_it()
{
    m_locks->demand("c1", {});
    m_locks->unlocked("c1");
    QCOMPARE(m_unlocks, 1);
    QVERIFY(!m_locks->isDemanded("c1"));
    m_locks->demand("c1", {});
    QVERIFY(m_locks->isDemanded("c1"));
}

void TestSessionLocks::asked_for_while_it_is_being_unlocked()
{
    m_locks->setHint("c1", true);
    m_locks->unlocked("c1");
    m_locks->demand("c1", {}); // the token is pulled in this moment
    QVERIFY(m_locks->isDemanded("c1"));
    QCOMPARE(m_calls, 1);
    m_locks->setHint("c1", false); // the locker has lifted, and listens again
    QCOMPARE(m_calls, 2);
    QVERIFY(m_locks->isDemanded("c1"));
    m_locks->setHint("c1", true);
    QVERIFY(!m_locks->isDemanded("c1"));
}

void TestSessionLocks::told_again_where_logind_was_away()
{
    m_locks->demand("c1", {});
    m_locks->demand("c2", {});
    m_locks->setHint("c2", true);
    m_locks->repeat();
    QCOMPARE(m_calls, 3);
}

void TestSessionLocks::gone_with_the_session()
{
    m_locks->demand("c1", {});
    m_locks->forget("c1");
    QVERIFY(!m_locks->isDemanded("c1"));
    QVERIFY(!hasFile());
}

void TestSessionLocks::told_once_more_where_it_does_not_follow()
{
    m_locks->insist("c1");
    QCOMPARE(m_calls, 1);
    QVERIFY(pass());
    QCOMPARE(m_calls, 2);
    QVERIFY(m_failed.isEmpty());
    QVERIFY(pass());
    QCOMPARE(m_calls, 2);
    QCOMPARE(m_failed, QStringList{"c1"});
    QVERIFY(!pass());
    QVERIFY(m_locks->isDemanded("c1"));
}

void TestSessionLocks::nobody_is_reminded_of_what_is_done()
{
    m_locks->demand("c1", {}); // by hand
    QVERIFY(!m_deadline);
    m_locks->insist("c1");
    QVERIFY(m_deadline);
    m_locks->setHint("c1", true);
    QVERIFY(!m_deadline);
    m_locks->insist("c1"); // it is locked
    QVERIFY(!m_deadline);
    m_locks->insist("c2");
    m_locks->unlocked("c2");
    QVERIFY(!m_deadline);
    m_locks->insist("c3");
    m_locks->forget("c3");
    QVERIFY(!m_deadline);
}

QTEST_APPLESS_MAIN(TestSessionLocks)
#include "test_session_locks.moc"
