// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_store.h"
#include "pam/pin/machine_key.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "tests/unit/pin/vault_maker.h"

using namespace doorward;
using namespace doorward::test;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestPinStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;

    [[nodiscard]] PinStore store() const { return PinStore(m_folder.toStdString(), geteuid()); }
    [[nodiscard]] QString path(const char *name) const { return m_folder + '/' + name; }

    [[nodiscard]] PinState stateOf(const char *user) const { return store().load(user).state; }
    [[nodiscard]] PinRecord record() const { return store().load("alice").record; }

    void save(std::uint64_t revision = 1)
    {
        const Descriptor lock = store().lock("alice");
        QVERIFY(lock.isValid());
        PinVault vault;
        vault.changed = 77;
        vault.epoch = vault.revision = revision;
        QCOMPARE(store().save("alice", vault, PinRecord()), 0);
    }

    void fail(unsigned failures)
    {
        PinRecord changed = record();
        changed.failures = failures;
        QCOMPARE(store().write("alice", changed), 0);
    }

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path() + "/vaults";
    }

    void nothingIsNotSetAndMakesNothing()
    {
        QCOMPARE(stateOf("alice"), PinState::NotSet);
        QCOMPARE(store().remove("alice"), 0);
        QCOMPARE(store().forget("alice"), 0);
        QVERIFY(!QDir(m_folder).exists());
    }

    void savingMakesItReady()
    {
        save();
        const PinEntry entry = store().load("alice");
        QCOMPARE(entry.state, PinState::Ready);
        QCOMPARE(entry.record.failures, 0U);
        QCOMPARE(entry.record.revision, std::uint64_t{1});
        QCOMPARE(entry.vault.changed, std::uint64_t{77});
        QCOMPARE(entry.triesLeft(), limits::pinFailures);
        QCOMPARE(stateOf("bob"), PinState::NotSet);
    }

    void failuresTurnItOff()
    {
        save();
        fail(limits::pinFailures - 1);
        QCOMPARE(stateOf("alice"), PinState::Ready);
        fail(limits::pinFailures);
        QCOMPARE(stateOf("alice"), PinState::Off);
        fail(0);
        QCOMPARE(stateOf("alice"), PinState::Ready);
    }

    void hintsAreOfTheVaultThatTheyCameWith()
    {
        save();
        PinRecord hints = record();
        hints.length = 6;
        QCOMPARE(store().write("alice", hints), 0);
        QVERIFY(!record().letters);
        QCOMPARE(record().length, 6U);
        // A vault whose record was not written any more: nobody knows what its PIN is like.
        hints.revision = 0;
        QCOMPARE(store().write("alice", hints), 0);
        QCOMPARE(stateOf("alice"), PinState::Ready);
        QVERIFY(record().letters);
        QCOMPARE(record().length, 0U);
    }

    void onlyLocalUsersAreListed()
    {
        using Names = std::vector<std::string>;
        QCOMPARE(store().localUsers(), Names{});
        save();
        QCOMPARE(store().localUsers(), Names{});
        PinRecord local = record();
        local.local = true;
        QCOMPARE(store().write("alice", local), 0);
        QCOMPARE(store().localUsers(), Names{"alice"});
        QCOMPARE(store().remove("alice"), 0); // what refuses an old vault is left
        QCOMPARE(store().localUsers(), Names{"alice"});
        QCOMPARE(store().forget("alice"), 0);
        QCOMPARE(store().localUsers(), Names{});
    }

    void staleIsSaidUntilTheNextVault()
    {
        save();
        QCOMPARE(store().markStale("alice"), 0);
        QCOMPARE(stateOf("alice"), PinState::Stale);
        QCOMPARE(record().failures, 0U);
        save(2);
        QCOMPARE(stateOf("alice"), PinState::Ready);
    }

    void nothingBecomesStaleThatIsNoPin()
    {
        QCOMPARE(store().markStale("alice"), 0);
        QCOMPARE(stateOf("alice"), PinState::NotSet);
        QVERIFY(store().markStale("../alice") != 0);
    }

    void abuse_15_an_older_vault_put_back_alone_is_refused()
    {
        save(1);
        QVERIFY(QFile::copy(path("alice"), path("old")));
        save(2);
        QVERIFY(QFile::remove(path("alice")) && QFile::rename(path("old"), path("alice")));
        QCOMPARE(chmod(path("alice").toUtf8(), 0600), 0);
        QCOMPARE(stateOf("alice"), PinState::Damaged);
    }

    void abuse_15_a_removed_vault_put_back_is_refused()
    {
        save(7);
        QVERIFY(QFile::copy(path("alice"), path("old")));
        QCOMPARE(store().remove("alice"), 0);
        QCOMPARE(stateOf("alice"), PinState::NotSet);
        QVERIFY(QFile::rename(path("old"), path("alice")));
        QCOMPARE(chmod(path("alice").toUtf8(), 0600), 0);
        QCOMPARE(stateOf("alice"), PinState::Damaged);
    }

    void aSaveCutShortAfterTheVaultIsTheNewVault()
    {
        save(1);
        PinRecord before = record();
        save(2);
        QCOMPARE(store().write("alice", before), 0);
        QCOMPARE(stateOf("alice"), PinState::Ready);
        QCOMPARE(store().load("alice").vault.revision, std::uint64_t{2});
    }

    void aCountThatCannotBeReadIsNoNewCount_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other version") << QByteArray("doorward-tries 1\nfailures 0\n");
        PinRecord good;
        good.revision = 1;
        const QByteArray whole = QByteArray::fromStdString(good.encode());
        QTest::newRow("more behind it") << whole + "x";
        QTest::newRow("cut") << whole.chopped(1);
        QTest::newRow("too long") << whole.repeated(50);
        QTest::newRow("negative") << QByteArray(whole).replace("failures 0", "failures -1");
        QTest::newRow("not a number") << QByteArray(whole).replace("failures 0", "failures x");
        QTest::newRow("too large")
            << QByteArray(whole).replace("failures 0", "failures 99999999999999");
    }

    void aCountThatCannotBeReadIsNoNewCount()
    {
        QFETCH(QByteArray, bytes);
        save();
        write(path(".tries/alice"), bytes);
        QCOMPARE(stateOf("alice"), PinState::Off);
        QCOMPARE(record().failures, limits::pinFailures);
        QVERIFY(QFile::remove(path(".tries/alice")));
        QCOMPARE(stateOf("alice"), PinState::Off);
    }

    void forgettingLeavesNeitherVaultNorCount()
    {
        save();
        QCOMPARE(store().forget("alice"), 0);
        QCOMPARE(stateOf("alice"), PinState::NotSet);
        QVERIFY(!QFile::exists(path("alice")));
        QVERIFY(!QFile::exists(path(".tries/alice")));
    }

    void whatOthersCouldHaveTouchedIsDamaged()
    {
        save();
        QCOMPARE(chmod(path("alice").toUtf8(), 0644), 0);
        QCOMPARE(stateOf("alice"), PinState::Damaged);
        QCOMPARE(chmod(path("alice").toUtf8(), 0600), 0);
        QCOMPARE(chmod(m_folder.toUtf8(), 0755), 0);
        QCOMPARE(stateOf("alice"), PinState::Damaged);
        QVERIFY(!store().lock("alice").isValid());
        QVERIFY(store().write("alice", PinRecord()) != 0);
        QCOMPARE(chmod(m_folder.toUtf8(), 0700), 0);
        QCOMPARE(stateOf("alice"), PinState::Ready);
    }

    void anotherOwnersVaultIsDamaged()
    {
        save();
        const PinStore others(m_folder.toStdString(), geteuid() + 1);
        QCOMPARE(others.load("alice").state, PinState::Damaged);
    }

    void namesThatAreNoFilesHaveNoPin()
    {
        save();
        for (const char *name : {"", "..", ".tries", "../vaults/alice", "a/b"}) {
            QCOMPARE(stateOf(name), PinState::NotSet);
            QVERIFY(!store().lock(name).isValid());
        }
    }

    void oneHoldsTheLockAtATime()
    {
        save();
        auto held = std::make_unique<Descriptor>(store().lock("alice"));
        const int again = open(path(".tries/.lock-alice").toUtf8(), O_RDWR | O_CLOEXEC);
        QVERIFY(again >= 0);
        QVERIFY(flock(again, LOCK_EX | LOCK_NB) != 0);
        QVERIFY(store().lock("bob").isValid());
        held.reset();
        QCOMPARE(flock(again, LOCK_EX | LOCK_NB), 0);
        close(again);
    }

    void whatACrashLeftBehindIsReplaced()
    {
        save();
        write(path(".new-alice"), "half a vault");
        write(path(".tries/.new-alice"), "half a count");
        save();
        QCOMPARE(stateOf("alice"), PinState::Ready);
        QVERIFY(!QFile::exists(path(".new-alice")));
    }

    void aMachineHasOneKeyHoweverManyMakeIt()
    {
        const std::string folder = m_temporary->path().toStdString() + "/state";
        Secret none;
        QCOMPARE(readMachineKey(folder, geteuid(), false, none), FileState::Missing);
        std::vector<Secret> keys(16);
        std::vector<std::thread> makers;
        for (Secret &key : keys)
            makers.emplace_back([&] { (void)readMachineKey(folder, geteuid(), true, key); });
        for (std::thread &maker : makers)
            maker.join();
        for (const Secret &key : keys) {
            QCOMPARE(key.size(), machineKeyBytes);
            QVERIFY(key.view() == keys.front().view());
        }
        QCOMPARE(QDir(QString::fromStdString(folder))
                     .entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList("machine-key"));
    }

    void aMachineKeyOfAnotherShapeIsNotUsed()
    {
        const QString folder = m_temporary->path() + "/state";
        Secret key;
        QCOMPARE(readMachineKey(folder.toStdString(), geteuid(), true, key), FileState::Good);
        write(folder + "/machine-key", QByteArray(31, 'k'));
        QCOMPARE(readMachineKey(folder.toStdString(), geteuid(), true, key), FileState::Untrusted);
        write(folder + "/machine-key", QByteArray(32, 'k'));
        QCOMPARE(readMachineKey(folder.toStdString(), geteuid(), true, key), FileState::Good);
        QCOMPARE(chmod((folder + "/machine-key").toUtf8(), 0640), 0);
        QCOMPARE(readMachineKey(folder.toStdString(), geteuid(), true, key), FileState::Untrusted);
    }

    void onlyAWholeMachineIdCounts()
    {
        const QString file = m_temporary->path() + "/machine-id";
        const auto read = [&] { return readMachineId(file.toStdString()); };
        QCOMPARE(read(), std::string());
        write(file, "uninitialized\n");
        QCOMPARE(read(), std::string());
        write(file, QByteArray(31, 'a') + "G\n");
        QCOMPARE(read(), std::string());
        write(file, QByteArray(32, 'a') + "\n");
        QCOMPARE(read(), std::string(32, 'a'));
    }
};

QTEST_APPLESS_MAIN(TestPinStore)
#include "test_pin_store.moc"
