// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pam_binary.h"

#include "backend/common/limits.h"

#include <QTest>
#include <arpa/inet.h>
#include <cstring>
#include <memory>
#include <random>

using namespace doorward;
using wire::Field;
using wire::Message;
using wire::Type;

namespace {

struct Destroy
{
    void operator()(void *bytes) const { pam_binary::destroyAnswer(bytes); }
};
using Answer = std::unique_ptr<void, Destroy>;

/// A prompt with that length in its header, whatever follows.
std::string prompt(std::size_t length, unsigned char control, const std::string &data)
{
    const std::uint32_t big = htonl(static_cast<std::uint32_t>(length));
    std::string bytes(reinterpret_cast<const char *>(&big), sizeof big);
    return bytes + static_cast<char>(control) + data;
}

constexpr std::size_t header = pam_binary::headerBytes;

} // namespace

class TestPamBinary : public QObject
{
    Q_OBJECT

private slots:
    void carriesAMessage()
    {
        const Message message(Type::PromptRequest, {{Field::Purpose, "pin"}});
        const auto bytes = pam_binary::request(message);
        QVERIFY(bytes);
        const auto read = pam_binary::readRequest(bytes->data());
        QVERIFY(read);
        QVERIFY(read->type() == Type::PromptRequest);
        QVERIFY(read->fields() == message.fields());
    }

    void refusesAMessageThatBreaksABound()
    {
        Message message(Type::Notice);
        message.add(Field::Text, std::string(limits::packetBytes, 'x'));
        QVERIFY(!pam_binary::request(message));
    }

    void abuse_42_malformedRequests()
    {
        const std::string mark = "doorward1";
        const std::string type("\x21\0", 2);
        QVERIFY(pam_binary::readRequest(
            prompt(header + 11, pam_binary::controlRequest, mark + type).data()));
        QVERIFY(!pam_binary::readRequest(nullptr));
        for (const std::string &bytes : {
                 prompt(0, pam_binary::controlRequest, mark + type),
                 prompt(header, pam_binary::controlRequest, mark + type),
                 prompt(header + 9, pam_binary::controlRequest, mark + type),
                 prompt(header + 10, pam_binary::controlRequest, mark + type),
                 prompt(0xffffffff, pam_binary::controlRequest, mark + type),
                 prompt(header + 11, pam_binary::controlOk, mark + type),
                 prompt(header + 11, pam_binary::controlRequest, "doorward2" + type),
                 prompt(header + 13, pam_binary::controlRequest, mark + type + "xx"),
             })
            QVERIFY(!pam_binary::readRequest(bytes.data()));
    }

    void carriesASecret()
    {
        for (const std::string &secret :
             {std::string(), std::string("a\0b", 3), std::string(limits::secretBytes, 'x')}) {
            const Answer answer(pam_binary::makeAnswer(secret));
            QVERIFY(answer);
            QVERIFY(pam_binary::readAnswer(answer.get()) == secret);
        }
        const Answer large(pam_binary::makeAnswer(std::string(limits::secretBytes + 1, 'x')));
        QVERIFY(!pam_binary::readAnswer(large.get()));
    }

    void abuse_42_malformedAnswers()
    {
        QVERIFY(!pam_binary::readAnswer(nullptr));
        pam_binary::destroyAnswer(nullptr);
        for (const std::string &bytes :
             {prompt(0, pam_binary::controlOk, ""), prompt(4, pam_binary::controlOk, ""),
              prompt(0xffffffff, pam_binary::controlOk, ""),
              prompt(header, pam_binary::controlRequest, "")})
            QVERIFY(!pam_binary::readAnswer(bytes.data()));
    }

    void abuse_42_randomRequests()
    {
        std::mt19937 random(42);
        for (int i = 0; i < 20000; ++i) {
            std::string data = "doorward1";
            for (auto j = random() % 32; j > 0; --j)
                data += static_cast<char>(random() % 5);
            const auto message = pam_binary::readRequest(
                prompt(header + data.size(), pam_binary::controlRequest, data).data());
            if (message)
                QVERIFY(pam_binary::request(*message) ==
                        prompt(header + data.size(), pam_binary::controlRequest, data));
        }
    }
};

QTEST_GUILESS_MAIN(TestPamBinary)
#include "test_pam_binary.moc"
