// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/locked_bytes.h"
#include "pam/pin/vault_crypto.h"

#include <QTest>

#include "tests/unit/pin/vault_maker.h"

using namespace doorward;
using namespace doorward::test;

class TestVaultCrypto : public QObject
{
    Q_OBJECT

private slots:
    // First, so that nothing before it has started libsodium.
    void lockedBytesMayBeTheFirstToUseSodium()
    {
        {
            const LockedBytes bytes(32);
            QVERIFY(bytes.isValid());
        }
        const LockedBytes more(32);
        QVERIFY(more.isValid());
    }

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
        QCOMPARE(openVault(owner, vault, secretOf("271828"), opened), Opened::Right);
        QCOMPARE(QByteArray::fromStdString(std::string(opened.view())), password);
    }

    void wrongPinGivesNothing()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault vault = vaultOf(owner, "271828", "correct horse");
        for (const char *pin : {"271829", "2718280", "27182", "0000"}) {
            Secret opened = secretOf("rest of before");
            QCOMPARE(openVault(owner, vault, secretOf(pin), opened), Opened::Wrong);
            QVERIFY(opened.isEmpty());
        }
    }

    void anEmptyPasswordIsNotSealed()
    {
        PinVault vault;
        QVERIFY(!sealVault(ownerOf("alice", 1000), secretOf("1234"), Secret(), 0, vault));
        QCOMPARE(vault.encode(), PinVault().encode());
    }

    void noTwoVaultsAreAlike()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        const PinVault one = vaultOf(owner, "1234", "same");
        const PinVault other = vaultOf(owner, "1234", "same");
        QVERIFY(one.salt != other.salt);
        QVERIFY(one.nonce != other.nonce);
        QVERIFY(one.sealed != other.sealed);
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
            QVERIFY(openVault(other, vault, secretOf("271828"), opened) != Opened::Right);
            QVERIFY(opened.isEmpty());
        }
    }

    void aMarkOfTheOwnersKeyAloneOpensNothing()
    {
        const VaultOwner owner = ownerOf("alice", 1000);
        PinVault mixed = vaultOf(owner, "1111", "first");
        const PinVault other = vaultOf(owner, "2222", "second");
        mixed.sealed = other.sealed;
        QVERIFY(!isIntact(owner, mixed));
        Secret opened;
        QCOMPARE(openVault(owner, mixed, secretOf("1111"), opened), Opened::Wrong);
        QCOMPARE(openVault(owner, mixed, secretOf("2222"), opened), Opened::Wrong);
    }
};

QTEST_APPLESS_MAIN(TestVaultCrypto)
#include "test_vault_crypto.moc"
