// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/certificate.h"
#include "backend/cards/challenge.h"
#include "backend/cards/trust.h"
#include "tests/unit/tokens/test_certificates.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace doorward;
using namespace doorward::test;

class TokenCertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void signaturesOfItsOwnKeyAreRight_data();
    void signaturesOfItsOwnKeyAreRight();
    void abuse_25_signatureOfAnyLengthIsLookedAtInBounds();
    void notExactlyACertificateIsNone();
    void abuse_24_nameWithNulIsNotShown();
    void authorityVouches();
    void verdicts_data();
    void verdicts();
    void abuse_24_personsCertificateVouchesForNobodyElse();
    void weakSignatureVouchesForNobody();
    void folderIsReadWithCare();
    void challengesAreNeverTheSame();

private:
    void trustOnly(const std::string &der, mode_t mode = 0644, const char *name = "ca.pem") const;
    [[nodiscard]] Trust trust() const;
    [[nodiscard]] Trust::Verdict judge(const CertificateOptions &options, const Key &signer) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    const Key m_key = newRsaKey(2048);
    const Key m_authorityKey = newEcKey("P-256");
    const std::string m_authority =
        makeCertificate(m_authorityKey, m_authorityKey,
                        {.name = "authority", .isAuthority = true, .keyUsage = "keyCertSign"});
    const std::string m_digest = std::string(32, 'd');
};

void TokenCertificateTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    trustOnly(m_authority);
}

void TokenCertificateTest::trustOnly(const std::string &der, mode_t mode, const char *name) const
{
    for (const QFileInfo &old : QDir(m_folder->path()).entryInfoList(QDir::Files))
        QFile::remove(old.filePath());
    const std::string path = m_folder->filePath(name).toStdString();
    std::ofstream(path) << toPem(der);
    QCOMPARE(chmod(path.c_str(), mode), 0);
}

Trust TokenCertificateTest::trust() const
{
    return Trust::load(m_folder->path().toStdString(), geteuid());
}

Trust::Verdict TokenCertificateTest::judge(const CertificateOptions &options,
                                           const Key &signer) const
{
    const auto certificate = Certificate::fromDer(makeCertificate(m_key, signer, options));
    return certificate ? trust().judge(*certificate) : Trust::Verdict::Untrusted;
}

void TokenCertificateTest::signaturesOfItsOwnKeyAreRight_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("curve");
    QTest::newRow("RSA, PKCS #1 1.5") << "rsa-pkcs"
                                      << "";
    QTest::newRow("RSA, PSS") << "rsa-pss"
                              << "";
    QTest::newRow("P-256") << "ecdsa"
                           << "P-256";
    QTest::newRow("P-384") << "ecdsa"
                           << "P-384";
    QTest::newRow("P-521") << "ecdsa"
                           << "P-521";
}

void TokenCertificateTest::signaturesOfItsOwnKeyAreRight()
{
    QFETCH(QString, mechanism);
    QFETCH(QString, curve);
    const auto make = [&] {
        return curve.isEmpty() ? newRsaKey(2048) : newEcKey(curve.toLatin1());
    };
    const Key key = make();
    const Key other = make();
    const std::string how = mechanism.toStdString();
    const auto certificate = Certificate::fromDer(makeCertificate(key, m_authorityKey, {}));
    QVERIFY(certificate);
    const std::string right = test::sign(key, how, m_digest);
    QVERIFY(certificate->verifies(how, m_digest, right));
    QVERIFY(!certificate->verifies(how, std::string(32, 'e'), right));
    QVERIFY(!certificate->verifies(how, m_digest, test::sign(other, how, m_digest)));
    for (const char *name : {"rsa-pkcs", "rsa-pss", "ecdsa", "", "none"})
        QCOMPARE(certificate->verifies(name, m_digest, right), how == name);
}

void TokenCertificateTest::abuse_25_signatureOfAnyLengthIsLookedAtInBounds()
{
    for (const Key &key : {newRsaKey(2048), newEcKey("P-256")}) {
        const auto certificate = Certificate::fromDer(makeCertificate(key, m_authorityKey, {}));
        for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 255u, 256u, 257u, 1024u, 60000u})
            for (const char *mechanism : {"rsa-pkcs", "rsa-pss", "ecdsa"})
                for (const char fill : {'\0', '\xff'})
                    QVERIFY(!certificate->verifies(mechanism, m_digest, std::string(size, fill)));
        QVERIFY(!certificate->verifies("ecdsa", "", std::string(64, 'x')));
    }
}

void TokenCertificateTest::notExactlyACertificateIsNone()
{
    const std::string der = makeCertificate(m_key, m_authorityKey, {});
    QVERIFY(Certificate::fromDer(der));
    QVERIFY(!Certificate::fromDer(der + '\0'));
    QVERIFY(!Certificate::fromDer(der.substr(0, der.size() - 1)));
    QVERIFY(!Certificate::fromDer(""));
    QVERIFY(!Certificate::fromDer(std::string(9000, '0')));
    QCOMPARE(Certificate::fromDer(der)->sha256(),
             QCryptographicHash::hash(QByteArray::fromStdString(der), QCryptographicHash::Sha256)
                 .toHex()
                 .toStdString());
}

void TokenCertificateTest::abuse_24_nameWithNulIsNotShown()
{
    const auto named = [&](const std::string &name) {
        return Certificate::fromDer(makeCertificate(m_key, m_authorityKey, {.name = name}))
            ->holder();
    };
    QCOMPARE(named("Alice \xc3\x84"), std::string("Alice \xc3\x84"));
    QCOMPARE(named(std::string("alice\0.evil", 11)), std::string());
    QCOMPARE(named("alice\n\x1b[2Jroot"), std::string("alice[2Jroot"));
}

void TokenCertificateTest::authorityVouches()
{
    QCOMPARE(judge({}, m_authorityKey), Trust::Verdict::Good);
    QCOMPARE(judge({}, newEcKey("P-256")), Trust::Verdict::Untrusted);
    QVERIFY(trust().problems().empty());
}

void TokenCertificateTest::verdicts_data()
{
    QTest::addColumn<int>("firstDay");
    QTest::addColumn<int>("lastDay");
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<Trust::Verdict>("verdict");
    QTest::newRow("over") << -10 << -1 << QByteArray() << Trust::Verdict::Expired;
    QTest::newRow("to come") << 1 << 10 << QByteArray() << Trust::Verdict::Expired;
    QTest::newRow("may sign") << -1 << 1 << QByteArray("digitalSignature") << Trust::Verdict::Good;
    QTest::newRow("may not sign") << -1 << 1 << QByteArray("keyEncipherment")
                                  << Trust::Verdict::Unfit;
}

void TokenCertificateTest::verdicts()
{
    QFETCH(int, firstDay);
    QFETCH(int, lastDay);
    QFETCH(QByteArray, usage);
    QFETCH(Trust::Verdict, verdict);
    CertificateOptions options{.firstDay = firstDay, .lastDay = lastDay};
    options.keyUsage = usage.isEmpty() ? nullptr : usage.constData();
    QCOMPARE(judge(options, m_authorityKey), verdict);
}

void TokenCertificateTest::abuse_24_personsCertificateVouchesForNobodyElse()
{
    const CertificateOptions own{.name = "bob", .issuer = "bob"};
    const std::string bob = makeCertificate(m_key, m_key, own);
    QCOMPARE(judge(own, m_key), Trust::Verdict::Untrusted);
    trustOnly(bob);
    QCOMPARE(trust().judge(*Certificate::fromDer(bob)), Trust::Verdict::Good);
    QCOMPARE(judge({.name = "alice", .issuer = "bob"}, m_key), Trust::Verdict::Untrusted);
}

void TokenCertificateTest::weakSignatureVouchesForNobody()
{
    QCOMPARE(judge({.digest = "SHA1"}, m_authorityKey), Trust::Verdict::Untrusted);
    const Key small = newRsaKey(1024);
    const auto certificate = Certificate::fromDer(makeCertificate(small, m_authorityKey, {}));
    QCOMPARE(trust().judge(*certificate), Trust::Verdict::Untrusted);
}

void TokenCertificateTest::folderIsReadWithCare()
{
    for (const mode_t mode : {0664u, 0646u}) {
        trustOnly(m_authority, mode);
        QCOMPARE(judge({}, m_authorityKey), Trust::Verdict::Untrusted);
        QCOMPARE(trust().problems().size(), std::size_t{1});
    }
    trustOnly(m_authority, 0644, "ca.crt");
    QCOMPARE(judge({}, m_authorityKey), Trust::Verdict::Untrusted);
    trustOnly(m_authority);
    std::ofstream(m_folder->filePath("broken.pem").toStdString()) << "not a certificate\n";
    QCOMPARE(judge({}, m_authorityKey), Trust::Verdict::Good);
    QCOMPARE(trust().problems().size(), std::size_t{1});
    const Trust nothing = Trust::load("/nowhere", 0);
    QCOMPARE(nothing.judge(*Certificate::fromDer(m_authority)), Trust::Verdict::Untrusted);
}

void TokenCertificateTest::challengesAreNeverTheSame()
{
    const auto one = makeChallenge("alice", "doorward-token");
    const auto other = makeChallenge("alice", "doorward-token");
    QVERIFY(one && other && one->size() == 32 && *one != *other);
}

QTEST_APPLESS_MAIN(TokenCertificateTest)
#include "token_certificate_test.moc"
