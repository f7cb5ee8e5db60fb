// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_vault.h"

#include "policy/pin_policy.h"

#include <QTest>

using namespace doorward;

namespace {

PinVault sample()
{
    PinVault vault;
    vault.passes = 5;
    vault.isLocal = true;
    vault.uid = 0x01020304;
    vault.epoch = 0x0102;
    vault.changed = 0x1122334455667788;
    vault.salt.fill(1);
    vault.publicKey.fill(2);
    vault.wrapped.fill(3);
    vault.wrappedTag.fill(4);
    vault.revision = 0x0103;
    vault.ephemeral.fill(5);
    vault.sealed.fill(6);
    vault.sealedTag.fill(7);
    vault.mark.fill(8);
    return vault;
}

PinVault tpmSample()
{
    PinVault vault = sample();
    vault.mode = PinMode::Tpm;
    vault.tpm = std::string("blob\0of the TPM", 16);
    return vault;
}

} // namespace

class TestPinVault : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField()
    {
        for (const PinVault &vault : {sample(), tpmSample()}) {
            const std::string bytes = vault.encode();
            QCOMPARE(bytes.size(), PinVault::leastBytes + vault.tpm.size());
            for (const std::string &part :
                 {vault.aboveWrapped(), vault.aboveSealed(), vault.aboveMark()})
                QCOMPARE(part, bytes.substr(0, part.size()));
            PinVault read;
            QCOMPARE(decodePinVault(bytes, read), VaultFormat::Good);
            QVERIFY(read.mode == vault.mode && read.isLocal && read.tpm == vault.tpm);
            QCOMPARE(read.passes, vault.passes);
            QCOMPARE(read.uid, vault.uid);
            QCOMPARE(read.epoch, vault.epoch);
            QCOMPARE(read.changed, vault.changed);
            QCOMPARE(read.revision, vault.revision);
            QCOMPARE(read.encode(), bytes);
        }
    }

    void hasTheLayoutOfItsVersion()
    {
        const std::string bytes = sample().encode();
        const std::string expected("DRWDPIN\n\x00\x02\x01\x01\x00\x00\x00\x05\x00\x01\x00\x00"
                                   "\x01\x01\x01\x02\x03\x04\x00\x00\x00\x00\x00\x00\x01\x02"
                                   "\x11\x22\x33\x44\x55\x66\x77\x88\x01",
                                   43);
        QCOMPARE(QByteArray::fromStdString(bytes.substr(0, expected.size())),
                 QByteArray::fromStdString(expected));
        QCOMPARE(bytes.size(), std::size_t{742});
    }

    void everyOtherLengthIsDamage()
    {
        for (const PinVault &vault : {sample(), tpmSample()}) {
            const std::string bytes = vault.encode();
            PinVault read;
            for (std::size_t size = 0; size < bytes.size(); ++size)
                QCOMPARE(decodePinVault(bytes.substr(0, size), read), VaultFormat::Damaged);
            QCOMPARE(decodePinVault(bytes + '\0', read), VaultFormat::Damaged);
        }
    }

    void everyOtherVersionIsOutdated()
    {
        for (const int version : {0, 1, 3, 255, 256, 65535}) {
            std::string bytes = sample().encode();
            bytes[8] = static_cast<char>(version >> 8);
            bytes[9] = static_cast<char>(version);
            PinVault read;
            QCOMPARE(decodePinVault(bytes, read), VaultFormat::Outdated);
            QCOMPARE(decodePinVault(bytes.substr(0, 10), read), VaultFormat::Outdated);
            QCOMPARE(read.uid, 0U);
        }
    }

    void abuse_15_no_weaker_or_absurd_cost_is_read()
    {
        for (const unsigned passes : {0U, 1U, 2U, 65U, 0x10003U, 0xffffffffU}) {
            PinVault vault = sample();
            vault.passes = passes;
            PinVault read;
            QCOMPARE(decodePinVault(vault.encode(), read), VaultFormat::Damaged);
            QCOMPARE(read.uid, 0U);
        }
        // kdf, memory, lanes: each bit of each.
        for (const std::size_t place : {11, 16, 17, 18, 19, 20})
            for (int bit = 0; bit < 8; ++bit) {
                std::string bytes = sample().encode();
                bytes[place] = static_cast<char>(bytes[place] ^ (1 << bit));
                PinVault read;
                QCOMPARE(decodePinVault(bytes, read), VaultFormat::Damaged);
            }
    }

    void aModeHasWhatBelongsToIt()
    {
        PinVault vault = sample();
        vault.tpm = "something";
        PinVault read;
        QCOMPARE(decodePinVault(vault.encode(), read), VaultFormat::Damaged);
        vault = tpmSample();
        vault.tpm.clear();
        QCOMPARE(decodePinVault(vault.encode(), read), VaultFormat::Damaged);
        vault.tpm.resize(PinVault::tpmBytesMost + 1);
        QCOMPARE(decodePinVault(vault.encode(), read), VaultFormat::Damaged);
        for (const char mode : {'\0', '\3', '\x7f'}) {
            std::string bytes = sample().encode();
            bytes[10] = mode;
            QCOMPARE(decodePinVault(bytes, read), VaultFormat::Damaged);
        }
    }

    void anEpochIsARevisionThatWas()
    {
        for (const std::uint64_t epoch : {0, 0x0104}) {
            PinVault vault = sample();
            vault.epoch = epoch;
            PinVault read;
            QCOMPARE(decodePinVault(vault.encode(), read), VaultFormat::Damaged);
        }
    }

    void abuse_12_only_digits_in_bounds_are_a_pin_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::newRow("four") << QByteArray("0000") << true;
        QTest::newRow("thirty-two") << QByteArray(32, '9') << true;
        QTest::newRow("three") << QByteArray("123") << false;
        QTest::newRow("thirty-three") << QByteArray(33, '1') << false;
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("letter") << QByteArray("12a4") << false;
        QTest::newRow("slash and colon") << QByteArray("12/:") << false;
        QTest::newRow("NUL inside") << QByteArray("12\0004", 4) << false;
        QTest::newRow("NUL after") << QByteArray("1234\0", 5) << false;
        QTest::newRow("space") << QByteArray(" 1234") << false;
        QTest::newRow("other digits") << QByteArray("\u0661\u0662\u0663\u0664") << false;
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\xfd\xfc") << false;
    }

    void abuse_12_only_digits_in_bounds_are_a_pin()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        QCOMPARE(canBePin(bytes.toStdString(), false), good);
    }

    void onlyFileNamesAreUsers()
    {
        for (const char *good : {"alice", "a", "DOMAIN\\alice", "alice@example.org", "a.b", "-a"})
            QVERIFY2(isVaultUser(good), good);
        for (const char *bad : {"", ".", "..", ".tries", "../alice", "a/b", "a\nb", "a\x7f"})
            QVERIFY2(!isVaultUser(bad), bad);
        QVERIFY(!isVaultUser(std::string_view("a\0b", 3)));
        QVERIFY(isVaultUser(std::string(240, 'a')));
        QVERIFY(!isVaultUser(std::string(241, 'a')));
    }
};

QTEST_APPLESS_MAIN(TestPinVault)
#include "test_pin_vault.moc"
