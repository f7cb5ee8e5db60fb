// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/token_slot.h"

#include "tests/unit/tokens/test_certificates.h"

#include <QtTest>
#include <openssl/rsa.h>

using namespace doorward;
using namespace doorward::test;

namespace {

constexpr uid_t uid = 1001;
constexpr std::string_view content = "0123456789abcdef0123456789abcdef";

Secret secretOf(std::string_view bytes)
{
    Secret secret;
    return secret.append(bytes) ? std::move(secret) : Secret();
}

struct FreeContext
{
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeContext>;

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

/// What a token does with an RSA key: a number decrypted, with nothing around it.
std::string decrypted(const Key &key, std::string_view wrapped)
{
    const Context context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::string out(wrapped.size(), '\0');
    std::size_t size = out.size();
    if (EVP_PKEY_decrypt_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char *>(out.data()), &size,
                         bytesOf(wrapped), wrapped.size()) != 1)
        return {};
    return out;
}

/// What it does with a key on a curve.
std::string derived(const Key &key, std::string_view point)
{
    const Key other(EVP_PKEY_new());
    const Context context(EVP_PKEY_CTX_new(key.get(), nullptr));
    std::string out(66, '\0');
    std::size_t size = out.size();
    if (EVP_PKEY_copy_parameters(other.get(), key.get()) != 1 ||
        EVP_PKEY_set1_encoded_public_key(other.get(), bytesOf(point), point.size()) != 1 ||
        EVP_PKEY_derive_init(context.get()) != 1 ||
        EVP_PKEY_derive_set_peer(context.get(), other.get()) != 1 ||
        EVP_PKEY_derive(context.get(), reinterpret_cast<unsigned char *>(out.data()), &size) != 1)
        return {};
    out.resize(size);
    return out;
}

std::string answerOf(const Key &key, const TokenSlot &slot)
{
    return slot.kind() == TokenSlot::Kind::Rsa ? decrypted(key, slot.wrapped())
                                               : derived(key, slot.wrapped());
}

Certificate certificateOf(const Key &key)
{
    return Certificate::fromDer(makeCertificate(key, key, {})).value();
}

std::string openedBy(const TokenSlot &slot, std::string_view answer)
{
    Secret out;
    const bool isOpen = slot.open(secretOf(answer), out);
    return isOpen ? std::string(out.view()) : out.isEmpty() ? "closed" : "closed, with something";
}

} // namespace

class TokenSlotTest : public QObject
{
    Q_OBJECT

private slots:
    void keyOfTheCertificateOpensIt_data();
    void keyOfTheCertificateOpensIt();
    void anotherKeyDoesNot();
    void zerosInFrontMayBeMissing();
    void noChangedByteIsTaken();
    void noOtherLengthIsTaken();
    void keysThatCannotHoldOneHoldNone();
    void noTwoSlotsShareASecret();
};

void TokenSlotTest::keyOfTheCertificateOpensIt_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<int>("bits");
    QTest::newRow("RSA 2048") << "" << 2048;
    QTest::newRow("RSA 3072") << "" << 3072;
    QTest::newRow("RSA 4096") << "" << 4096;
    QTest::newRow("P-256") << "P-256" << 0;
    QTest::newRow("P-384") << "P-384" << 0;
    QTest::newRow("P-521") << "P-521" << 0;
}

void TokenSlotTest::keyOfTheCertificateOpensIt()
{
    QFETCH(const QString, curve);
    QFETCH(const int, bits);
    const Key key = bits ? newRsaKey(static_cast<unsigned>(bits)) : newEcKey(qPrintable(curve));
    const Certificate certificate = certificateOf(key);
    const auto bytes = TokenSlot::seal(certificate, uid, secretOf(content));
    QVERIFY(bytes);
    const auto slot = TokenSlot::fromBytes(*bytes);
    QVERIFY(slot);
    QCOMPARE(slot->uid(), uid);
    QCOMPARE(slot->certificate(), certificate.sha256());
    QCOMPARE(slot->kind(), bits ? TokenSlot::Kind::Rsa : TokenSlot::Kind::Ec);
    QCOMPARE(openedBy(*slot, answerOf(key, *slot)), std::string(content));
    QVERIFY(bytes->find(content) == std::string::npos);
}

void TokenSlotTest::anotherKeyDoesNot()
{
    const Key key = newRsaKey(2048);
    const auto slot =
        TokenSlot::fromBytes(TokenSlot::seal(certificateOf(key), uid, secretOf(content)).value());
    QCOMPARE(openedBy(*slot, std::string(256, 'x')), std::string("closed"));
    QCOMPARE(openedBy(*slot, {}), std::string("closed"));
    QCOMPARE(openedBy(*slot, '\0' + answerOf(key, *slot)), std::string("closed"));
}

/// A module may give a number without them.
void TokenSlotTest::zerosInFrontMayBeMissing()
{
    const Key key = newEcKey("P-256");
    for (int tries = 0; tries < 4096; ++tries) {
        const auto slot = TokenSlot::fromBytes(
            TokenSlot::seal(certificateOf(key), uid, secretOf(content)).value());
        const std::string answer = answerOf(key, *slot);
        if (answer.front() != '\0')
            continue;
        QCOMPARE(openedBy(*slot, answer.substr(1)), std::string(content));
        return;
    }
    QFAIL("no secret began with a zero");
}

void TokenSlotTest::noChangedByteIsTaken()
{
    const Key key = newEcKey("P-256");
    const std::string bytes = TokenSlot::seal(certificateOf(key), uid, secretOf(content)).value();
    const std::string answer = answerOf(key, TokenSlot::fromBytes(bytes).value());
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        std::string changed = bytes;
        changed[place] = static_cast<char>(changed[place] ^ 0x10);
        const auto slot = TokenSlot::fromBytes(changed);
        QVERIFY2(!slot || openedBy(*slot, answer) == "closed", std::to_string(place).c_str());
    }
}

void TokenSlotTest::noOtherLengthIsTaken()
{
    const std::string bytes =
        TokenSlot::seal(certificateOf(newEcKey("P-256")), uid, secretOf(content)).value();
    QVERIFY(TokenSlot::fromBytes(bytes));
    QVERIFY(!TokenSlot::fromBytes(bytes + 'x'));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!TokenSlot::fromBytes(bytes.substr(0, size)));
}

void TokenSlotTest::keysThatCannotHoldOneHoldNone()
{
    QVERIFY(!TokenSlot::seal(certificateOf(newRsaKey(1024)), uid, secretOf(content)));
    QVERIFY(!TokenSlot::seal(certificateOf(newRsaKey(5120)), uid, secretOf(content)));
    const Certificate good = certificateOf(newEcKey("P-256"));
    QVERIFY(!TokenSlot::seal(good, uid, secretOf(content.substr(1))));
}

void TokenSlotTest::noTwoSlotsShareASecret()
{
    const Certificate certificate = certificateOf(newEcKey("P-256"));
    const auto one =
        TokenSlot::fromBytes(TokenSlot::seal(certificate, uid, secretOf(content)).value());
    const auto two =
        TokenSlot::fromBytes(TokenSlot::seal(certificate, uid, secretOf(content)).value());
    QVERIFY(one->wrapped() != two->wrapped());
}

QTEST_APPLESS_MAIN(TokenSlotTest)
#include "token_slot_test.moc"
