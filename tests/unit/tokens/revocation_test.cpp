// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/revocation.h"

#include <QtTest>
#include <ctime>

using namespace doorward;

class RevocationTest : public QObject
{
    Q_OBJECT

private slots:
    void abuse_23_table_data();
    void abuse_23_table();
    void freshness_data();
    void freshness();
};

/// The table of doorward.conf(5), each row under each policy.
void RevocationTest::abuse_23_table_data()
{
    using A = RevocationAnswer;
    using V = RevocationVerdict;
    QTest::addColumn<A>("crl");
    QTest::addColumn<A>("ocsp");
    QTest::addColumn<V>("soft");
    QTest::addColumn<V>("hard");
    const auto all = {A::None,   A::Good,    A::Revoked,    A::Stale,
                      A::Broken, A::Unknown, A::Unreachable};
    const auto row = [&](A crl, A ocsp, V soft, V hard) {
        QTest::addRow("lists %s, responder %s", toText(crl).data(), toText(ocsp).data())
            << crl << ocsp << soft << hard;
    };
    for (const A other : all) {
        row(A::Revoked, other, V::Revoked, V::Revoked);
        if (other != A::Revoked)
            row(other, A::Revoked, V::Revoked, V::Revoked);
    }
    for (const A other : {A::None, A::Stale, A::Broken, A::Unknown, A::Unreachable}) {
        row(A::Good, other, V::Good, V::Good);
        row(other, A::Good, V::Good, V::Good);
        for (const A another : {A::None, A::Stale, A::Broken, A::Unknown, A::Unreachable})
            row(other, another, V::Good, V::Unchecked);
    }
}

void RevocationTest::abuse_23_table()
{
    QFETCH(RevocationAnswer, crl);
    QFETCH(RevocationAnswer, ocsp);
    QFETCH(RevocationVerdict, soft);
    QFETCH(RevocationVerdict, hard);
    QCOMPARE(decide(revocationPolicyOf("off"), crl, ocsp), RevocationVerdict::Good);
    QCOMPARE(decide(revocationPolicyOf("soft"), crl, ocsp), soft);
    QCOMPARE(decide(revocationPolicyOf("hard"), crl, ocsp), hard);
    QCOMPARE(decide(revocationPolicyOf("Soft"), crl, ocsp), hard);
}

void RevocationTest::freshness_data()
{
    QTest::addColumn<int>("from"); // minutes from now
    QTest::addColumn<int>("to");
    QTest::addColumn<unsigned>("staleHours");
    QTest::addColumn<bool>("fresh");
    constexpr int never = 0, hour = 60, day = 24 * hour;
    QTest::newRow("now") << -hour << hour << 0u << true;
    QTest::newRow("clock a little behind") << 4 << hour << 0u << true;
    QTest::newRow("to come") << 6 << hour << 0u << false;
    QTest::newRow("clock a little before") << -hour << -4 << 0u << true;
    QTest::newRow("over") << -hour << -6 << 0u << false;
    QTest::newRow("over, within the limit") << -day << -hour << 1u << true;
    QTest::newRow("over, beyond the limit") << -day << -hour - 6 << 1u << false;
    QTest::newRow("no end, young") << -day << never << 0u << true;
    QTest::newRow("no end, old") << -day - 6 << never << 0u << false;
    QTest::newRow("no end, within the limit") << -day - hour << never << 1u << true;
}

void RevocationTest::freshness()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(unsigned, staleHours);
    QFETCH(bool, fresh);
    const std::time_t now = std::time(nullptr);
    ASN1_TIME *thisUpdate = ASN1_TIME_adj(nullptr, now, 0, 60L * from);
    ASN1_TIME *nextUpdate = to == 0 ? nullptr : ASN1_TIME_adj(nullptr, now, 0, 60L * to);
    QCOMPARE(isFresh(thisUpdate, nextUpdate, staleHours), fresh);
    ASN1_TIME_free(thisUpdate);
    ASN1_TIME_free(nextUpdate);
    QVERIFY(!isFresh(nullptr, nullptr, staleHours));
}

QTEST_APPLESS_MAIN(RevocationTest)
#include "revocation_test.moc"
