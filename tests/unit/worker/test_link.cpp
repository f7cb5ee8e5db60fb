// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/link.h"

#include <QTest>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

using namespace doorward::worker;
using doorward::wire::Message;
using doorward::wire::Type;

class TestLink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void permissions();
    void permittedMessageArrives();
    void cancelEndsIt();
    void abuse_42_anythingElseEndsIt();
    void endOfFile();
    void deadline();
    void lastMessageAfterCancel();

private:
    int m_daemon = -1;
    int m_worker = -1;
};

void TestLink::init()
{
    int ends[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
    m_daemon = ends[0];
    m_worker = ends[1];
}

void TestLink::cleanup()
{
    for (const int end : {m_daemon, m_worker})
        if (end >= 0)
            close(end);
}

void TestLink::permissions()
{
    const std::set<std::pair<State, Type>> expected{
        {State::AwaitingStart, Type::Start},   {State::AwaitingStart, Type::FindUser},
        {State::AwaitingAnswer, Type::Answer}, {State::AwaitingAnswer, Type::Cancel},
        {State::Working, Type::Cancel},        {State::Authenticated, Type::OpenSession},
        {State::Authenticated, Type::Cancel},  {State::SessionOpen, Type::Launch},
        {State::SessionOpen, Type::Cancel},
    };
    for (const State state : {State::AwaitingStart, State::AwaitingAnswer, State::Working,
                              State::Authenticated, State::SessionOpen})
        for (int type = 0; type < 200; ++type) {
            const auto asType = static_cast<Type>(type);
            QCOMPARE(isPermitted(state, asType), expected.contains({state, asType}));
        }
}

void TestLink::permittedMessageArrives()
{
    QCOMPARE(doorward::wire::send(m_daemon, Message(Type::Start)), 0);
    Link link(m_worker);
    const auto received = link.await(State::AwaitingStart);
    QVERIFY(received.has_value());
    QCOMPARE(received->message->type(), Type::Start);
    QVERIFY(!link.isOver());
}

void TestLink::cancelEndsIt()
{
    QCOMPARE(doorward::wire::send(m_daemon, Message(Type::Cancel)), 0);
    Link link(m_worker);
    QVERIFY(!link.await(State::AwaitingAnswer));
    QCOMPARE(link.end(), Link::End::Cancelled);
    QVERIFY(!link.send(Message(Type::Notice)));
}

void TestLink::abuse_42_anythingElseEndsIt()
{
    // With a descriptor along: it must not be left open.
    QCOMPARE(doorward::wire::send(m_daemon, Message(Type::Launch), m_daemon), 0);
    Link link(m_worker);
    QVERIFY(!link.await(State::AwaitingAnswer));
    QCOMPARE(link.end(), Link::End::Broken);
    close(m_daemon);
    m_daemon = -1;
    char byte = 0;
    QCOMPARE(recv(m_worker, &byte, 1, MSG_DONTWAIT), ssize_t{0});
}

void TestLink::endOfFile()
{
    close(m_daemon);
    m_daemon = -1;
    Link link(m_worker);
    QVERIFY(!link.await(State::Working));
    QCOMPARE(link.end(), Link::End::Lost);
}

void TestLink::deadline()
{
    Link link(m_worker);
    const auto begin = std::chrono::steady_clock::now();
    const auto length = std::chrono::milliseconds(30);
    QVERIFY(!link.await(State::Working, begin + length));
    QVERIFY(std::chrono::steady_clock::now() - begin >= length);
    QVERIFY(!link.isOver());
}

void TestLink::lastMessageAfterCancel()
{
    QCOMPARE(doorward::wire::send(m_daemon, Message(Type::Cancel)), 0);
    Link link(m_worker);
    QVERIFY(!link.await(State::Working));
    link.sendLast(Message(Type::Result));
    doorward::wire::Received received;
    QCOMPARE(doorward::wire::receive(m_daemon, received), 0);
    QCOMPARE(received.message->type(), Type::Result);
}

QTEST_APPLESS_MAIN(TestLink)
#include "test_link.moc"
