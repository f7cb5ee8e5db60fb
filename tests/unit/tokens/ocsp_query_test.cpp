// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/ocsp_query.h"
#include "tests/unit/tokens/test_certificates.h"

#include <QTemporaryDir>
#include <QtTest>
#include <ctime>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace doorward;
using namespace doorward::test;

namespace {

constexpr int hour = 60; // in minutes

struct AnswerOptions
{
    int status = V_OCSP_CERTSTATUS_GOOD;
    int from = -hour; ///< minutes from now
    int to = hour;
    bool withNonce = true;
};

X509 *parsed(const std::string &der)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.data());
    return d2i_X509(nullptr, &bytes, static_cast<long>(der.size()));
}

std::string derOf(OCSP_RESPONSE *answer)
{
    unsigned char *der = nullptr;
    const int size = i2d_OCSP_RESPONSE(answer, &der);
    std::string bytes(reinterpret_cast<char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

} // namespace

class OcspQueryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void abuse_23_answers_data();
    void abuse_23_answers();
    void abuse_23_answerToAnotherQuestionIsNone();
    void abuse_23_onlyTheIssuerOrItsResponderCounts();
    void abuse_42_changedAnswersAreNotBelieved();
    void noIssuerNoQuestion();

private:
    /// What a responder with this certificate and key answers to question about alice.
    [[nodiscard]] std::string answer(const std::string &question, const std::string &responder,
                                     const Key &key, const AnswerOptions &options) const;
    [[nodiscard]] std::string answer(const OcspQuery &query, const AnswerOptions &options) const
    {
        return answer(query.request(), m_authority, m_authorityKey, options);
    }

    const Key m_key = newEcKey("P-256");
    const Key m_authorityKey = newEcKey("P-256");
    const std::string m_authority = makeCertificate(
        m_authorityKey, m_authorityKey,
        {.name = "authority", .isAuthority = true, .keyUsage = "keyCertSign,digitalSignature"});
    const Certificate m_alice = *Certificate::fromDer(makeCertificate(m_key, m_authorityKey, {}));
    QTemporaryDir m_folder;
    std::unique_ptr<Trust> m_trust;
};

void OcspQueryTest::initTestCase()
{
    const std::string path = m_folder.filePath("ca.pem").toStdString();
    std::ofstream(path) << toPem(m_authority);
    QCOMPARE(chmod(path.c_str(), 0644), 0);
    m_trust = std::make_unique<Trust>(Trust::load(m_folder.path().toStdString(), geteuid()));
}

std::string OcspQueryTest::answer(const std::string &question, const std::string &responder,
                                  const Key &key, const AnswerOptions &options) const
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(question.data());
    OCSP_REQUEST *request = d2i_OCSP_REQUEST(nullptr, &bytes, static_cast<long>(question.size()));
    OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
    const std::time_t now = std::time(nullptr);
    ASN1_TIME *from = ASN1_TIME_adj(nullptr, now, 0, 60L * options.from);
    ASN1_TIME *to = ASN1_TIME_adj(nullptr, now, 0, 60L * options.to);
    OCSP_basic_add1_status(basic, OCSP_onereq_get0_id(OCSP_request_onereq_get0(request, 0)),
                           options.status, OCSP_REVOKED_STATUS_NOSTATUS, from, from, to);
    if (options.withNonce)
        OCSP_copy_nonce(basic, request);
    X509 *signer = parsed(responder);
    OCSP_basic_sign(basic, signer, key.get(), EVP_sha256(), nullptr, 0);
    OCSP_RESPONSE *whole = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
    std::string der = derOf(whole);
    OCSP_RESPONSE_free(whole);
    X509_free(signer);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    OCSP_BASICRESP_free(basic);
    OCSP_REQUEST_free(request);
    return der;
}

void OcspQueryTest::abuse_23_answers_data()
{
    using A = RevocationAnswer;
    constexpr int good = V_OCSP_CERTSTATUS_GOOD, revoked = V_OCSP_CERTSTATUS_REVOKED,
                  unknown = V_OCSP_CERTSTATUS_UNKNOWN;
    QTest::addColumn<AnswerOptions>("options");
    QTest::addColumn<unsigned>("staleHours");
    QTest::addColumn<A>("answer");
    QTest::newRow("good") << AnswerOptions{good} << 0u << A::Good;
    QTest::newRow("signed beforehand") << AnswerOptions{good, -hour, hour, false} << 0u << A::Good;
    QTest::newRow("revoked") << AnswerOptions{revoked} << 0u << A::Revoked;
    QTest::newRow("unknown") << AnswerOptions{unknown} << 0u << A::Unknown;
    QTest::newRow("old") << AnswerOptions{good, -9 * hour, -hour} << 0u << A::Stale;
    QTest::newRow("old, allowed") << AnswerOptions{good, -9 * hour, -hour} << 1u << A::Good;
    QTest::newRow("old, revoked") << AnswerOptions{revoked, -9 * hour, -hour} << 0u << A::Revoked;
    QTest::newRow("to come") << AnswerOptions{good, hour, 2 * hour} << 0u << A::Stale;
}

void OcspQueryTest::abuse_23_answers()
{
    QFETCH(AnswerOptions, options);
    QFETCH(unsigned, staleHours);
    QFETCH(RevocationAnswer, answer);
    const OcspQuery query(m_alice, *m_trust);
    QCOMPARE(query.read(this->answer(query, options), staleHours), answer);
}

void OcspQueryTest::abuse_23_answerToAnotherQuestionIsNone()
{
    const OcspQuery before(m_alice, *m_trust);
    const OcspQuery now(m_alice, *m_trust);
    QVERIFY(before.request() != now.request());
    QCOMPARE(now.read(answer(before, {}), 0), RevocationAnswer::Broken);
    const auto bob =
        Certificate::fromDer(makeCertificate(m_key, m_authorityKey, {.name = "bob", .serial = 2}));
    const OcspQuery about(*bob, *m_trust);
    QCOMPARE(about.read(answer(now, {.withNonce = false}), 0), RevocationAnswer::Unknown);
}

void OcspQueryTest::abuse_23_onlyTheIssuerOrItsResponderCounts()
{
    const OcspQuery query(m_alice, *m_trust);
    const Key key = newEcKey("P-256");
    const auto readFrom = [&](const CertificateOptions &options, const Key &issuer) {
        return query.read(answer(query.request(), makeCertificate(key, issuer, options), key, {}),
                          0);
    };
    const CertificateOptions made{.name = "responder", .purposes = "OCSPSigning"};
    QCOMPARE(readFrom(made, m_authorityKey), RevocationAnswer::Good);
    QCOMPARE(readFrom({.name = "responder"}, m_authorityKey), RevocationAnswer::Broken);
    QCOMPARE(readFrom(made, key), RevocationAnswer::Broken);
    CertificateOptions over = made;
    over.firstDay = -9;
    over.lastDay = -1;
    QCOMPARE(readFrom(over, m_authorityKey), RevocationAnswer::Broken);
}

void OcspQueryTest::abuse_42_changedAnswersAreNotBelieved()
{
    const OcspQuery query(m_alice, *m_trust);
    const std::string unknown = answer(query, {.status = V_OCSP_CERTSTATUS_UNKNOWN});
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        for (const char change : {'\x01', '\x80'}) {
            std::string changed = unknown;
            changed[i] = static_cast<char>(changed[i] ^ change);
            QVERIFY(query.read(changed, 0) != RevocationAnswer::Good);
        }
        QCOMPARE(query.read(unknown.substr(0, i), 0), RevocationAnswer::Broken);
    }
    QCOMPARE(query.read(answer(query, {}) + '\0', 0), RevocationAnswer::Broken);
    QCOMPARE(query.read(std::string(100000, '0'), 0), RevocationAnswer::Broken);
}

void OcspQueryTest::noIssuerNoQuestion()
{
    const auto own = Certificate::fromDer(m_authority);
    QVERIFY(OcspQuery(*own, *m_trust).request().empty());
    QCOMPARE(OcspQuery(*own, *m_trust).read(answer(OcspQuery(m_alice, *m_trust), {}), 0),
             RevocationAnswer::Broken);
    QCOMPARE(responderOf(m_alice), std::string());
    for (const auto &[said, address] :
         {std::pair("OCSP;URI:http://ocsp.example.org/a", "http://ocsp.example.org/a"),
          std::pair("OCSP;URI:https://ocsp.example.org/", ""),
          std::pair("caIssuers;URI:http://example.org/ca", ""),
          std::pair("OCSP;URI:ldap://x,OCSP;URI:http://ocsp.example.org/",
                    "http://ocsp.example.org/")}) {
        CertificateOptions options;
        options.access = said;
        const auto certificate =
            Certificate::fromDer(makeCertificate(m_key, m_authorityKey, options));
        QCOMPARE(responderOf(*certificate), std::string(address));
    }
}

QTEST_APPLESS_MAIN(OcspQueryTest)
#include "ocsp_query_test.moc"
