// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a TPM gives for a PIN, and to nobody else: on a software TPM, attacked with tpm2-tools.
#include "pam/pin/tpm/pin_seal.h"

#include "tests/integration/pin/tpm_machine.h"

#include <cstring>

using namespace doorward;
using namespace doorward::test;
using tpm::Result;

namespace {

constexpr std::uint32_t uid = 1000;

/// What a PIN would be stretched to.
LockedBytes &keysOf(LockedBytes &keys, char first, char second)
{
    std::memset(keys.data(), first, tpm::halfBytes);
    std::memset(keys.data() + tpm::halfBytes, second, tpm::halfBytes);
    return keys;
}

QString place(const tpm::Sealed &sealed)
{
    return "0x" + QString::number(sealed.index, 16);
}

} // namespace

class TestTpmSeal : public QObject
{
    Q_OBJECT

private:
    TpmMachine m_tpm;
    LockedBytes m_right{2 * tpm::halfBytes};
    LockedBytes m_wrong{2 * tpm::halfBytes};
    LockedBytes m_secret{tpm::secretBytes};
    tpm::Sealed m_sealed;

    [[nodiscard]] Result unseal(const LockedBytes &keys)
    {
        LockedBytes secret(tpm::secretBytes);
        const Result result = tpm::unseal(m_tpm.tcti(), m_sealed, keys, secret);
        const bool same = secret.view() == m_secret.view();
        return (result == Result::Good) == same ? result : Result::Broken;
    }
    [[nodiscard]] Result look() { return tpm::look(m_tpm.tcti(), m_sealed); }

private slots:
    void initTestCase()
    {
        keysOf(m_right, 'r', 's');
        keysOf(m_wrong, 'w', 's');
    }

    void init()
    {
        m_tpm.start();
        QCOMPARE(tpm::seal(m_tpm.tcti(), uid, m_right, {}, m_secret, m_sealed), Result::Good);
    }

    void cleanup() { m_tpm.stop(); }

    void theRightPinGivesTheSecret()
    {
        QCOMPARE(look(), Result::Good);
        QCOMPARE(unseal(m_right), Result::Good);
        QCOMPARE(unseal(m_right), Result::Good);
        QCOMPARE(unseal(m_wrong), Result::Wrong);
        QCOMPARE(unseal(m_right), Result::Good);
    }

    void whatIsKeptIsReadBack()
    {
        const auto read = tpm::Sealed::decode(m_sealed.encode());
        QVERIFY(read && read->encode() == m_sealed.encode());
        const std::string bytes = m_sealed.encode();
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY(!tpm::Sealed::decode(bytes.substr(0, size)));
        QVERIFY(!tpm::Sealed::decode(bytes + 'x'));
    }

    void bothHalvesAreNeeded()
    {
        LockedBytes other(2 * tpm::halfBytes);
        QVERIFY(unseal(keysOf(other, 'r', 'x')) != Result::Good);
        QVERIFY(unseal(keysOf(other, 'x', 's')) != Result::Good);
        QCOMPARE(unseal(m_right), Result::Good);
    }

    void theTpmCountsAndARightOneClears()
    {
        for (unsigned round = 0; round < 2; ++round) {
            for (unsigned count = 1; count < tpm::triesMost; ++count)
                QCOMPARE(unseal(m_wrong), Result::Wrong);
            QCOMPARE(look(), Result::Good);
            QCOMPARE(unseal(m_right), Result::Good);
        }
        for (unsigned count = 0; count < tpm::triesMost; ++count)
            QCOMPARE(unseal(m_wrong), Result::Wrong);
        QCOMPARE(look(), Result::Blocked);
        QVERIFY(unseal(m_right) != Result::Good);
        // Not after it was switched off and on, either.
        m_tpm.stop();
        m_tpm.start(false);
        QCOMPARE(look(), Result::Blocked);
        QVERIFY(unseal(m_right) != Result::Good);
    }

    void nobodyElseIsLockedOut()
    {
        QCOMPARE(
            m_tpm.tool("tpm2_dictionarylockout", {"-s", "-n", "2", "-t", "1000", "-l", "1000"}), 0);
        for (unsigned count = 0; count < 10; ++count)
            QCOMPARE(unseal(m_wrong), Result::Wrong);
        QCOMPARE(unseal(m_right), Result::Good);
    }

    void abuse_15_the_owner_cannot_reset_the_count()
    {
        for (unsigned count = 0; count < tpm::triesMost; ++count)
            QCOMPARE(unseal(m_wrong), Result::Wrong);
        QFile zeros(m_tpm.file("zeros"));
        QVERIFY(zeros.open(QIODevice::WriteOnly));
        zeros.write(QByteArray::fromHex("00000000000000ff"));
        zeros.close();
        QVERIFY(m_tpm.tool("tpm2_nvwrite", {place(m_sealed), "-C", "o", "-i", zeros.fileName()}) !=
                0);
        QVERIFY(m_tpm.tool("tpm2_nvwrite",
                           {place(m_sealed), "-C", place(m_sealed), "-i", zeros.fileName()}) != 0);
        QCOMPARE(look(), Result::Blocked);
        QVERIFY(unseal(m_right) != Result::Good);
    }

    void abuse_15_the_owner_cannot_redefine_the_index()
    {
        QCOMPARE(m_tpm.tool("tpm2_nvundefine", {place(m_sealed), "-C", "o"}), 0);
        QCOMPARE(look(), Result::Changed);
        QCOMPARE(unseal(m_right), Result::Changed);

        // The same index with an authorisation of the attacker's, writable by its owner.
        QFile zeros(m_tpm.file("zeros"));
        QVERIFY(zeros.open(QIODevice::WriteOnly));
        zeros.write(QByteArray::fromHex("00000000000000ff"));
        zeros.close();
        const QString mine = "hex:" + QString("6d").repeated(tpm::halfBytes);
        QCOMPARE(
            m_tpm.tool("tpm2_nvdefine", {place(m_sealed), "-C", "o", "-s", "8", "-p", mine, "-a",
                                         "ownerwrite|ownerread|policywrite|no_da|nt=pinfail"}),
            0);
        QCOMPARE(m_tpm.tool("tpm2_nvwrite", {place(m_sealed), "-C", "o", "-i", zeros.fileName()}),
                 0);
        QCOMPARE(look(), Result::Changed);
        // Even where the vault's own note of the name is no obstacle, and the other half is known.
        LockedBytes known(2 * tpm::halfBytes);
        keysOf(known, 'm', 's');
        forgiveTheName();
        // Authorised, and still not what the object asks for.
        QCOMPARE(unseal(known), Result::Changed);
        QCOMPARE(unseal(m_right), Result::Wrong);
    }

    void abuse_15_the_same_attributes_do_not_help()
    {
        QFile policy(m_tpm.file("policy"));
        QVERIFY(policy.open(QIODevice::WriteOnly));
        policy.write(QByteArray(32, '\0'));
        policy.close();
        QCOMPARE(m_tpm.tool("tpm2_nvundefine", {place(m_sealed), "-C", "o"}), 0);
        const QString mine = "hex:" + QString("6d").repeated(tpm::halfBytes);
        QCOMPARE(m_tpm.tool("tpm2_nvdefine",
                            {place(m_sealed), "-C", "o", "-s", "8", "-p", mine, "-L",
                             policy.fileName(), "-a", "ownerread|policywrite|no_da|nt=pinfail"}),
                 0);
        LockedBytes known(2 * tpm::halfBytes);
        keysOf(known, 'm', 's');
        forgiveTheName();
        QVERIFY(unseal(known) != Result::Good);
        QVERIFY(unseal(m_right) != Result::Good);
    }

    void abuse_17_cleared_missing_and_dead()
    {
        QCOMPARE(m_tpm.tool("tpm2_clear", {"-c", "p"}), 0);
        QCOMPARE(look(), Result::Changed);
        QCOMPARE(unseal(m_right), Result::Changed);
        m_tpm.stop();
        QCOMPARE(look(), Result::Missing);
        QCOMPARE(unseal(m_right), Result::Missing);
        m_tpm.start();
        QCOMPARE(look(), Result::Changed);
    }

    void anOwnersPasswordIsRespected()
    {
        QCOMPARE(m_tpm.tool("tpm2_changeauth", {"-c", "o", "somebody-else"}), 0);
        QCOMPARE(look(), Result::Refused);
        QCOMPARE(unseal(m_right), Result::Refused);
        tpm::Sealed other;
        QCOMPARE(tpm::seal(m_tpm.tcti(), uid + 1, m_right, {}, m_secret, other), Result::Refused);
        QVERIFY(other.objectPublic.empty());
    }

    void aNewPinTakesTheOtherPlaceAndTheOldOneGoes()
    {
        const tpm::Sealed first = m_sealed;
        QCOMPARE(tpm::seal(m_tpm.tcti(), uid, m_wrong, first, m_secret, m_sealed), Result::Good);
        QVERIFY(m_sealed.index != first.index);
        // Until it is taken away, the old one works: the new vault may never reach the disk.
        LockedBytes secret(tpm::secretBytes);
        QCOMPARE(tpm::unseal(m_tpm.tcti(), first, m_right, secret), Result::Good);
        QCOMPARE(tpm::forget(m_tpm.tcti(), first), Result::Good);
        QCOMPARE(tpm::forget(m_tpm.tcti(), first), Result::Good);
        QCOMPARE(tpm::unseal(m_tpm.tcti(), first, m_right, secret), Result::Changed);
        QCOMPARE(unseal(m_wrong), Result::Good);
        const tpm::Sealed second = m_sealed;
        QCOMPARE(tpm::seal(m_tpm.tcti(), uid, m_right, second, m_secret, m_sealed), Result::Good);
        QCOMPARE(m_sealed.index, first.index);
    }

private:
    void forgiveTheName();
};

/// Writes the index's present name into what the vault keeps, as somebody with the disk could.
void TestTpmSeal::forgiveTheName()
{
    const std::string before = m_sealed.indexName;
    QProcess process;
    process.start("tpm2_nvreadpublic",
                  {place(m_sealed), "-T", QString::fromStdString(m_tpm.tcti())});
    QVERIFY(process.waitForFinished());
    for (const QByteArray &line : process.readAllStandardOutput().split('\n'))
        if (line.trimmed().startsWith("name:"))
            m_sealed.indexName = QByteArray::fromHex(line.trimmed().mid(5).trimmed()).toStdString();
    QCOMPARE(m_sealed.indexName.size(), std::size_t{34});
    QVERIFY(m_sealed.indexName != before);
}

QTEST_GUILESS_MAIN(TestTpmSeal)
#include "test_tpm_seal.moc"
