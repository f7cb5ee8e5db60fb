// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_key.h"
#include "pam/pin/pin_stretch.h"

#include <QElapsedTimer>
#include <QTest>

#include "tests/unit/pin/vault_maker.h"

using namespace doorward;
using namespace doorward::test;

class TestVaultCrypto : public QObject
{
    Q_OBJECT

private slots:
    void rightPinGivesThePasswordBack_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("UTF-8") << QByteArray("grüße, 世界");
        QTest::newRow("digits") << QByteArray("1234");
        QTest::newRow("longest") << QByteArray(static_cast<int>(limits::secretBytes), 'z');
    }

    void rightPinGivesThePasswordBack()
    {
        QFETCH(QByteArray, password);
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault vault = vaultOf(owner, "271828", password.toStdString());
        QVERIFY(isIntact(owner, vault));
        Secret opened;
        QCOMPARE(openVault(owner, vault, secretOf("271828"), noTpm, opened), Opened::Right);
        QCOMPARE(QByteArray::fromStdString(std::string(opened.view())), password);
    }

    void wrongPinGivesNothing()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault vault = vaultOf(owner, "271828", "correct horse");
        for (const char *pin : {"271829", "2718280", "27182", "0000"}) {
            Secret opened = secretOf("rest of before");
            QCOMPARE(openVault(owner, vault, secretOf(pin), noTpm, opened), Opened::Wrong);
            QVERIFY(opened.isEmpty());
        }
    }

    void anEmptyPasswordIsNotSealed()
    {
        PinVault vault;
        QCOMPARE(makeVault(ownerOf("alice", 1000), secretOf("1234"), Secret(), PinVault(), noTpm,
                           PinVault(), vault),
                 Opened::Broken);
        QCOMPARE(vault.encode(), PinVault().encode());
        QVERIFY(!sealPassword(ownerOf("alice", 1000), Secret(), vault));
        QCOMPARE(vault.encode(), PinVault().encode());
    }

    void noTwoVaultsAreAlike()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault one = vaultOf(owner, "1234", "same");
        const PinVault other = vaultOf(owner, "1234", "same");
        QVERIFY(one.salt != other.salt && one.publicKey != other.publicKey);
        QVERIFY(one.wrapped != other.wrapped && one.ephemeral != other.ephemeral);
        QVERIFY(one.sealed != other.sealed);
    }

    void aNewPasswordNeedsNoPin()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault before = vaultOf(owner, "271828", "old");
        PinVault after = before;
        QVERIFY(sealPassword(owner, secretOf("new one"), after));
        QVERIFY(isIntact(owner, after));
        QCOMPARE(after.revision, before.revision + 1);
        QCOMPARE(after.epoch, before.epoch);
        QVERIFY(after.ephemeral != before.ephemeral && after.wrapped == before.wrapped);
        Secret opened;
        QCOMPARE(openVault(owner, after, secretOf("271828"), noTpm, opened), Opened::Right);
        QCOMPARE(opened.view(), std::string_view("new one"));
        QCOMPARE(openVault(owner, after, secretOf("271829"), noTpm, opened), Opened::Wrong);
    }

    void theCostIsCalibratedWithinItsBounds()
    {
        const std::uint32_t passes = calibratePasses();
        QVERIFY(passes >= PinVault::passesLeast && passes <= PinVault::passesMost);
        const VaultOwner owner = ownerOf("alice", 1000);
        PinVault frame;
        frame.passes = passes;
        PinVault vault;
        QCOMPARE(makeVault(owner, secretOf("1234"), secretOf("x"), frame, noTpm, PinVault(), vault),
                 Opened::Right);
        QCOMPARE(vault.passes, passes);
        QElapsedTimer timer;
        timer.start();
        Secret opened;
        QCOMPARE(openVault(owner, vault, secretOf("1234"), noTpm, opened), Opened::Right);
        QVERIFY2(timer.elapsed() >= 60, qPrintable(QString::number(timer.elapsed())));
    }

    void anotherCostIsAnotherKey()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        PinVault vault = vaultOf(owner, "1234", "x");
        vault.passes = PinVault::passesLeast + 1;
        QVERIFY(!isIntact(owner, vault));
        Secret opened;
        QCOMPARE(openVault(owner, vault, secretOf("1234"), noTpm, opened), Opened::Wrong);
    }

    void aTpmsVaultIsNotOpenedWithoutOne()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        PinVault vault = vaultOf(owner, "1234", "x");
        vault.mode = PinMode::Tpm;
        QVERIFY(!isIntact(owner, vault));
        Secret opened;
        QVERIFY(openVault(owner, vault, secretOf("1234"), noTpm, opened) != Opened::Right);
    }

    void abuse_15_a_vault_is_its_owners_alone()
    {
        const PinVault vault = vaultOf(ownerOf("alice", 1000), "271828", "correct horse");
        std::vector<VaultOwner> others;
        others.push_back(ownerOf("bob", 1000));
        others.push_back(ownerOf("alice", 1001));
        others.push_back(ownerOf("alice", 1000, 'j'));
        others.push_back(ownerOf("alice", 1000));
        others.back().machineId[0] = 'b';
        // What stands between two texts may not move from one to the other.
        others.push_back(ownerOf("alic", 1000));
        others.back().machineId = std::string("e").append(others.back().machineId);
        others.push_back(ownerOf("alice", 1000));
        others.back().machineKey.clear();
        for (const VaultOwner &other : others) {
            QVERIFY(!isIntact(other, vault));
            Secret opened;
            // Nor would it open for one who skipped the question above.
            QVERIFY(openVault(other, vault, secretOf("271828"), noTpm, opened) != Opened::Right);
            QVERIFY(opened.isEmpty());
        }
    }

    void aMarkOfTheOwnersKeyAloneOpensNothing()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault one = vaultOf(owner, "1111", "first");
        const PinVault other = vaultOf(owner, "2222", "second");
        PinVault mixed = one;
        mixed.sealed = other.sealed;
        mixed.sealedTag = other.sealedTag;
        mixed.ephemeral = other.ephemeral;
        PinVault crossed = one;
        crossed.wrapped = other.wrapped;
        crossed.wrappedTag = other.wrappedTag;
        for (const PinVault &vault : {mixed, crossed}) {
            QVERIFY(!isIntact(owner, vault));
            Secret opened;
            for (const char *pin : {"1111", "2222"})
                QVERIFY(openVault(owner, vault, secretOf(pin), noTpm, opened) != Opened::Right);
            QVERIFY(opened.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestVaultCrypto)
#include "test_vault_crypto.moc"
