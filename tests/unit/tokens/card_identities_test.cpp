// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/card_identities.h"
#include "backend/cards/key_purpose.h"
#include "tests/unit/tokens/test_certificates.h"

#include <QtTest>
#include <algorithm>
#include <openssl/x509v3.h>

using namespace doorward;
using namespace doorward::test;

class CardIdentitiesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyWordOfACertificate();
    void keyStaysTheSameInANewCertificate();
    void abuse_24_namesThatHideSomethingNameNobody_data();
    void abuse_24_namesThatHideSomethingNameNobody();
    void abuse_24_subjectWithNulIsNotTheOneWithout();
    void purposes_data();
    void purposes();

private:
    [[nodiscard]] Certificate make(const CertificateOptions &options) const
    {
        return *Certificate::fromDer(makeCertificate(m_key, m_authorityKey, options));
    }

    const Key m_key = newEcKey("P-256");
    const Key m_authorityKey = newEcKey("P-256");
};

namespace {

bool hasAny(const std::vector<std::string> &all, std::string_view prefix)
{
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string &one) { return one.starts_with(prefix); });
}

} // namespace

void CardIdentitiesTest::everyWordOfACertificate()
{
    constexpr char names[] = "email:alice@example.org,DNS:alice.example.org,"
                             "otherName:1.3.6.1.4.1.311.20.2.3;UTF8:alice@corp.example,"
                             "otherName:1.2.3.4;UTF8:not-a-upn,email:a.lice@example.org";
    const Certificate certificate = make({.name = "\xc3\x84lice, \"A\" + B", .names = names});
    const auto all = identitiesOf(certificate);
    QCOMPARE(all.size(), std::size_t{6});
    QCOMPARE(all[0], "sha256:" + certificate.sha256());
    QCOMPARE(all[1].size(), std::size_t{4 + 64});
    QVERIFY(all[1].starts_with("key:"));
    QCOMPARE(all[2], std::string("subject:CN=\xc3\x84lice\\, \\\"A\\\" \\+ B"));
    QCOMPARE(all[3], std::string("email:alice@example.org"));
    QCOMPARE(all[4], std::string("upn:alice@corp.example"));
    QCOMPARE(all[5], std::string("email:a.lice@example.org"));
}

void CardIdentitiesTest::keyStaysTheSameInANewCertificate()
{
    const auto one = identitiesOf(make({.lastDay = 1}));
    const auto other = identitiesOf(make({.lastDay = 2}));
    QVERIFY(one[0] != other[0]);
    QCOMPARE(one[1], other[1]);
}

void CardIdentitiesTest::abuse_24_namesThatHideSomethingNameNobody_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");
    for (const int kind : {GEN_EMAIL, GEN_OTHERNAME}) {
        const auto row = [&](const char *what, const QByteArray &name) {
            QTest::addRow("%s, %d", what, kind) << kind << name;
        };
        row("NUL", QByteArray("root@example.org\0.evil", 22));
        row("line end", "root@example.org\nalice");
        row("blank", "root@example.org alice");
        row("no UTF-8", "root@\xff\xfe");
        row("right to left", "\xe2\x80\xaeroot@example.org");
        row("empty", "");
        row("long", QByteArray(2000, 'a'));
    }
}

void CardIdentitiesTest::abuse_24_namesThatHideSomethingNameNobody()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    const Certificate certificate = make({});
    ASN1_STRING *text =
        ASN1_STRING_type_new(kind == GEN_EMAIL ? V_ASN1_IA5STRING : V_ASN1_UTF8STRING);
    ASN1_STRING_set(text, name.constData(), static_cast<int>(name.size()));
    GENERAL_NAME *general = GENERAL_NAME_new();
    if (kind == GEN_EMAIL) {
        GENERAL_NAME_set0_value(general, kind, text);
    } else {
        ASN1_TYPE *value = ASN1_TYPE_new();
        ASN1_TYPE_set(value, V_ASN1_UTF8STRING, text);
        GENERAL_NAME_set0_othername(general, OBJ_nid2obj(NID_ms_upn), value);
    }
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    sk_GENERAL_NAME_push(names, general);
    QCOMPARE(X509_add1_ext_i2d(certificate.x509(), NID_subject_alt_name, names, 0, 0), 1);
    GENERAL_NAMES_free(names);
    const auto all = identitiesOf(certificate);
    QVERIFY(!hasAny(all, "email:"));
    QVERIFY(!hasAny(all, "upn:"));
}

void CardIdentitiesTest::abuse_24_subjectWithNulIsNotTheOneWithout()
{
    const auto plain = identitiesOf(make({.name = "root"}));
    const auto hidden = identitiesOf(make({.name = std::string("root\0.evil", 10)}));
    QCOMPARE(plain[2], std::string("subject:CN=root"));
    QCOMPARE(hidden[2], std::string("subject:CN=root\\00.evil"));
}

void CardIdentitiesTest::purposes_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("fits"); // the settings that it fits, "any" beside them
    QTest::newRow("nothing") << QByteArray() << QByteArray("login");
    QTest::newRow("smart-card logon")
        << QByteArray("msSmartcardLogin") << QByteArray("login smart-card-logon");
    QTest::newRow("client") << QByteArray("clientAuth") << QByteArray("login client-auth");
    QTest::newRow("both") << QByteArray("emailProtection,clientAuth,msSmartcardLogin")
                          << QByteArray("login client-auth smart-card-logon");
    QTest::newRow("whatever") << QByteArray("anyExtendedKeyUsage") << QByteArray("login");
    QTest::newRow("a server") << QByteArray("serverAuth") << QByteArray();
    QTest::newRow("mail") << QByteArray("emailProtection") << QByteArray();
}

void CardIdentitiesTest::purposes()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, fits);
    CertificateOptions options;
    options.purposes = said.isEmpty() ? nullptr : said.constData();
    const Certificate certificate = make(options);
    for (const char *word : {"login", "smart-card-logon", "client-auth"})
        QCOMPARE(serves(certificate.x509(), keyPurposeOf(word)), fits.split(' ').contains(word));
    QVERIFY(serves(certificate.x509(), keyPurposeOf("any")));
    // A word that is none means the strictest.
    QCOMPARE(serves(certificate.x509(), keyPurposeOf("logn")),
             fits.split(' ').contains("smart-card-logon"));
}

QTEST_APPLESS_MAIN(CardIdentitiesTest)
#include "card_identities_test.moc"
