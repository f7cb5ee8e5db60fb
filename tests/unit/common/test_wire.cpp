// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/descriptor.h"
#include "backend/common/wire.h"

#include <QDir>
#include <QTest>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/socket.h>
#include <unistd.h>

using namespace doorward;
using wire::Field;
using wire::Message;
using wire::Type;

namespace {

struct Pair
{
    explicit Pair(int type = SOCK_SEQPACKET)
    {
        int ends[2];
        if (socketpair(AF_UNIX, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0) {
            here = Descriptor(ends[0]);
            there = Descriptor(ends[1]);
        }
    }
    Descriptor here;
    Descriptor there;
};

std::string number(unsigned value)
{
    const auto bytes = static_cast<std::uint16_t>(value);
    return std::string(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

qsizetype openDescriptors()
{
    return QDir("/proc/self/fd").entryList(QDir::AllEntries | QDir::System).size();
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private slots:
    void keepsFieldsInTheirOrder();
    void readsNumbers_data();
    void readsNumbers();
    void abuse_42_malformedPackets_data();
    void abuse_42_malformedPackets();
    void abuse_42_randomPackets();
    void keepsItsBounds();
    void passesOneDescriptor();
    void closesDescriptorsOfBrokenPackets();
    void tellsEndFromNothing();
};

void TestWire::keepsFieldsInTheirOrder()
{
    Message message(Type::OpenSession, {{Field::Exec, "sway"}, {Field::Exec, ""}});
    message.add(Field::Vt, std::uint64_t{7}).add(Field::Text, std::string_view("a\0b", 3));
    const auto bytes = message.encode();
    QVERIFY(bytes);
    const auto read = Message::decode(*bytes);
    QVERIFY(read);
    QVERIFY(read->type() == Type::OpenSession);
    QVERIFY(read->fields() == message.fields());
    QCOMPARE(read->number(Field::Vt), std::optional<std::uint64_t>(7));
    QCOMPARE(read->text(Field::Text).size(), std::size_t{3});
    QVERIFY(!read->get(Field::Seat));
    QVERIFY(read->get(Field::Exec) == "sway");
}

void TestWire::readsNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::newRow("largest") << "18446744073709551615" << true;
    QTest::newRow("too large") << "18446744073709551616" << false;
    for (const char *text : {"", "-1", "+1", "1 ", " 1", "0x1", "1.0", "one"})
        QTest::newRow(text) << text << false;
}

void TestWire::readsNumbers()
{
    QFETCH(QString, text);
    QFETCH(bool, isNumber);
    const Message message(Type::Result, {{Field::Uid, text.toStdString()}});
    QCOMPARE(message.number(Field::Uid).has_value(), isNumber);
}

void TestWire::abuse_42_malformedPackets_data()
{
    QTest::addColumn<QByteArray>("packet");
    const auto row = [](const char *name, const std::string &bytes) {
        QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    row("empty", "");
    row("half a type", "x");
    row("half a field", number(1) + "x");
    row("no length", number(1) + number(2));
    row("half a length", number(1) + number(2) + "x");
    row("length beyond the end", number(1) + number(2) + number(3) + "ab");
    row("length of everything", number(1) + number(2) + number(0xffff));
    row("bytes after the last field", number(1) + number(2) + number(1) + "a" + "b");
    std::string many = number(1);
    for (std::size_t i = 0; i <= limits::packetFields; ++i)
        many += number(2) + number(0);
    row("too many fields", many);
    row("too long", std::string(limits::packetBytes + 1, '\0'));
}

void TestWire::abuse_42_malformedPackets()
{
    QFETCH(QByteArray, packet);
    const std::string_view bytes(packet.constData(), static_cast<std::size_t>(packet.size()));
    QVERIFY(!Message::decode(bytes));
    const Pair pair;
    if (packet.isEmpty())
        return; // an empty packet cannot be told from the end
    QCOMPARE(::send(pair.here.get(), packet.constData(), bytes.size(), 0),
             static_cast<ssize_t>(packet.size()));
    wire::Received received;
    QCOMPARE(wire::receive(pair.there.get(), received), -EBADMSG);
    QVERIFY(!received.message);
}

void TestWire::abuse_42_randomPackets()
{
    std::mt19937 random(42);
    for (int i = 0; i < 20000; ++i) {
        std::string bytes(random() % 64, '\0');
        for (char &one : bytes)
            one = static_cast<char>(random() % 4 == 0 ? random() : random() % 6);
        const auto message = Message::decode(bytes);
        // What is understood is written back as it was.
        if (message)
            QVERIFY(message->encode() == bytes);
    }
}

void TestWire::keepsItsBounds()
{
    Message fields(Type::Readers);
    for (std::size_t i = 0; i < limits::packetFields; ++i)
        fields.add(Field::Reader, "r");
    QVERIFY(fields.encode());
    fields.add(Field::Reader, "r");
    QVERIFY(!fields.encode());

    Message bytes(Type::Result);
    bytes.add(Field::Text, std::string(limits::packetBytes - 6, 'x'));
    QVERIFY(bytes.encode());
    QCOMPARE(bytes.encode()->size(), limits::packetBytes);
    bytes.add(Field::Text, "");
    QVERIFY(!bytes.encode());
    const Pair pair;
    QCOMPARE(wire::send(pair.here.get(), bytes), -EMSGSIZE);
}

void TestWire::passesOneDescriptor()
{
    const Pair pair;
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    QCOMPARE(wire::send(pair.here.get(), Message(Type::Answer), reading.get()), 0);
    wire::Received received;
    QCOMPARE(wire::receive(pair.there.get(), received), 0);
    const Descriptor passed(received.descriptor);
    QVERIFY(received.message);
    QVERIFY(passed.isValid() && passed.get() != reading.get());
    QVERIFY(fcntl(passed.get(), F_GETFD) & FD_CLOEXEC);
    QCOMPARE(write(writing.get(), "x", 1), ssize_t{1});
    char got = 0;
    QCOMPARE(read(passed.get(), &got, 1), ssize_t{1});
    QCOMPARE(got, 'x');
}

void TestWire::closesDescriptorsOfBrokenPackets()
{
    const Pair pair;
    const Descriptor null(open("/dev/null", O_RDONLY));
    char broken = 'x';
    iovec part{&broken, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(3 * sizeof(int))] = {};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr *rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(3 * sizeof(int));
    const int all[] = {null.get(), null.get(), null.get()};
    std::memcpy(CMSG_DATA(rights), all, sizeof all);
    QCOMPARE(sendmsg(pair.here.get(), &header, 0), ssize_t{1});
    const qsizetype before = openDescriptors();
    wire::Received received;
    QCOMPARE(wire::receive(pair.there.get(), received), -EBADMSG);
    QCOMPARE(openDescriptors(), before);
}

void TestWire::tellsEndFromNothing()
{
    Pair pair;
    wire::Received received;
    QCOMPARE(wire::receive(pair.there.get(), received), -EAGAIN);
    pair.here.reset();
    QCOMPARE(wire::receive(pair.there.get(), received), 0);
    QVERIFY(!received.message);
    QCOMPARE(wire::send(pair.there.get(), Message(Type::Cancel)), -EPIPE);
}

QTEST_GUILESS_MAIN(TestWire)
#include "test_wire.moc"
