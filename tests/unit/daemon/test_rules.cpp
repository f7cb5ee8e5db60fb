// SPDX-License-Identifier: GPL-3.0-or-later

// The small rules of the daemon: who may say what when, which method is which service, what a text
// on the bus looks like.

#include "backend/daemon/base/bus.h"
#include "backend/daemon/channel/facts.h"
#include "backend/daemon/conversation/conversation_state.h"
#include "backend/daemon/methods.h"
#include "backend/daemon/sessions/worker_record.h"
#include "backend/daemon/tokens/reader_state.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace doorward;
using wire::Field;
using wire::Message;
using wire::Type;

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void workerSpeaksInItsTurn();
    void methodsAreServices();
    void serviceNamesAreNames();
    void methodsOfAUser();
    void userNames();
    void textsAreClean_data();
    void textsAreClean();
    void detailsAreKnownOnes();
    void readersAreWhole();
    void recordsAreWhole();
};

void TestRules::workerSpeaksInItsTurn()
{
    using State = ConversationState;
    const std::set<std::pair<State, Type>> permitted{
        {State::Starting, Type::Started},      {State::Starting, Type::Result},
        {State::Running, Type::PromptRequest}, {State::Running, Type::Notice},
        {State::Running, Type::TokenUsed},     {State::Running, Type::Result},
        {State::Opening, Type::Notice},        {State::Opening, Type::SessionOpened},
        {State::Opening, Type::SessionFailed},
    };
    for (const State state : {State::Starting, State::Running, State::Succeeded, State::Opening,
                              State::Opened, State::Over})
        for (unsigned type = 0; type < 128; ++type) {
            const auto one = static_cast<Type>(type);
            QCOMPARE(mayWorkerSay(state, one), permitted.contains({state, one}));
        }
}

void TestRules::methodsAreServices()
{
    const Methods methods(Config(), "/nowhere", "/nowhere");
    struct Row
    {
        Purpose purpose;
        const char *name;
        const char *kind;
        const char *method;
        const char *service;
    };
    for (const Row &row :
         {Row{Purpose::Login, "pin", "login", "pin", "gdm-pin"},
          Row{Purpose::Login, "gdm-pin", "login", "pin", "gdm-pin"},
          Row{Purpose::Unlock, "password", "unlock", "password", "doorward-password"},
          Row{Purpose::Unlock, "gdm-password", "unlock", "password", "doorward-password"},
          Row{Purpose::Login, "gdm-smartcard", "login", "token", "doorward-token"},
          Row{Purpose::Enrol, "enrol", "enrol", "enrol", "gdm-pin"},
          Row{Purpose::Enrol, "enrol-by-pin", "enrol", "enrol", "doorward-pin-change"},
          Row{Purpose::Enrol, "remove", "remove", "remove", "doorward-pin-remove"},
          Row{Purpose::Enrol, "remove-by-pin", "remove", "remove", "doorward-pin-drop"},
          Row{Purpose::Password, "change", "change", "change", "doorward-password"}}) {
        const auto choice = methods.choose(row.purpose, row.name);
        QVERIFY2(choice, row.name);
        QCOMPARE(choice->kind, std::string(row.kind));
        QCOMPARE(choice->method, std::string(row.method));
        QCOMPARE(choice->service, std::string(row.service));
    }
    for (const Purpose purpose :
         {Purpose::Login, Purpose::Unlock, Purpose::Enrol, Purpose::Password})
        for (const char *name : {"", "sudo", "doorward-password", "../pin", "PIN"})
            QVERIFY(!methods.choose(purpose, name));
    const auto other = Methods::Owner::Other;
    QCOMPARE(methods.choose(Purpose::Enrol, "remove", other)->service,
             std::string("doorward-pin-clear"));
    QVERIFY(!methods.choose(Purpose::Enrol, "enrol-by-pin", other));
    QVERIFY(!methods.choose(Purpose::Enrol, "remove-by-pin", other));
    QVERIFY(!methods.choose(Purpose::Login, "enrol"));
    QVERIFY(!methods.choose(Purpose::Unlock, "change"));
    QVERIFY(!methods.choose(Purpose::Enrol, "password"));
    QVERIFY(!methods.choose(Purpose::Password, "remove"));
}

void TestRules::serviceNamesAreNames()
{
    for (const char *name : {"../../etc/passwd", "", ".x", "a b", "a/b"}) {
        const QTemporaryDir folder;
        QFile file(folder.filePath("doorward.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("[Methods]\nToken=mine\nPin=") + name + "\n");
        file.close();
        const Methods methods(Config::load(folder.path().toStdString()), "", "");
        QCOMPARE(methods.problems().size(), std::size_t{1});
        QCOMPARE(methods.choose(Purpose::Login, "pin")->service, std::string("gdm-pin"));
        QCOMPARE(methods.choose(Purpose::Login, "token")->service, std::string("mine"));
    }
}

void TestRules::methodsOfAUser()
{
    const QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write("alice", "whatever state it is in");
    QVERIFY(QFile::link(folder.filePath("alice"), folder.filePath("carol")));
    const QByteArray digest(64, '0');
    write("token-map", "# bob is not here\nsha256:" + digest + " alice\nbroken\nmd5:" + digest +
                           " bob\nsha256:" + digest + " dave x\n");
    const Methods methods(Config(), folder.path().toStdString(), folder.path().toStdString());
    using List = std::vector<std::string>;
    QVERIFY((methods.of("alice") == List{"pin", "password", "token"}));
    QVERIFY((methods.of("bob") == List{"password"}));
    QVERIFY((methods.of("carol") == List{"password"})); // a link is no vault
    QVERIFY((methods.of("dave") == List{"password"}));
    QVERIFY((methods.of("../alice") == List{"password"}));
    QVERIFY((methods.of("") == List{"password"}));
    // Anybody could have written this one: nobody is offered a card on its word.
    QVERIFY(QFile(folder.filePath("token-map"))
                .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    QVERIFY((methods.of("alice") == List{"pin", "password"}));
    // Whoever may have a map of their own may have a card: which it is, the card shows.
    write("doorward.conf", "[Token]\nUserMaps=yes\n");
    const Methods own(Config::load(folder.path().toStdString()), "", "/nowhere");
    QVERIFY((own.of("bob") == List{"password", "token"}));
}

void TestRules::userNames()
{
    for (const char *name : {"alice", "DOMAIN\\bob", "carol@example.org", "ü", "a b"})
        QVERIFY2(isUserName(name), name);
    for (const std::string &name :
         {std::string(), std::string("."), std::string(".."), std::string("-x"), std::string("a/b"),
          std::string("a:b"), std::string("a\nb"), std::string("a\0b", 3), std::string(256, 'x')})
        QVERIFY2(!isUserName(name), name.c_str());
}

void TestRules::textsAreClean_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("clean");
    const QByteArray mark = "\xef\xbf\xbd";
    QTest::newRow("plain") << QByteArray("a\nb ü €") << QByteArray("a\nb ü €");
    QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x94\x91") << QByteArray("\xf0\x9f\x94\x91");
    QTest::newRow("escape") << QByteArray("\x1b[2J\t") << mark + "[2J" + mark;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << "a" + mark + "b";
    QTest::newRow("lone byte") << QByteArray("\xff\x80") << mark + mark;
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << mark + mark;
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << mark + mark;
    QTest::newRow("overlong 3") << QByteArray("\xe0\x80\xaf") << mark + mark + mark;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << mark + mark + mark;
    QTest::newRow("too high") << QByteArray("\xf4\x90\x80\x80") << mark + mark + mark + mark;
    QTest::newRow("too long") << QByteArray(600, 'x') << QByteArray(512, 'x');
    QTest::newRow("not cut within") << QByteArray("x") + QByteArray("ü").repeated(400)
                                    << QByteArray("x") + QByteArray("ü").repeated(255);
}

void TestRules::textsAreClean()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, clean);
    QCOMPARE(QByteArray::fromStdString(bus::clean(text.toStdString())), clean);
}

void TestRules::detailsAreKnownOnes()
{
    const Message message(Type::PromptRequest, {{Field::Purpose, "pin"},
                                                {Field::Minimum, "4"},
                                                {Field::Maximum, "many"},
                                                {Field::Tries, "4294967296"},
                                                {Field::FinalTry, "1"},
                                                {Field::User, "mallory"},
                                                {Field::Style, "secret"}});
    const auto details = detailsOf(message);
    QCOMPARE(details.values().size(), std::size_t{3});
    QCOMPARE(details.values()[0].first, std::string("purpose"));
    QCOMPARE(std::get<std::uint32_t>(details.values()[1].second), 4U);
    QCOMPARE(details.values()[2].first, std::string("final-try"));
    QVERIFY(std::get<bool>(details.values()[2].second));

    Message question(Type::PromptRequest);
    for (int i = 0; i < 100; ++i)
        question.add(Field::Choice, std::to_string(i));
    const auto choices =
        std::get<std::vector<std::string>>(detailsOf(question).values().at(0).second);
    QCOMPARE(choices.size(), 3 * limits::certificateChoices);
    QCOMPARE(choices.back(), std::string("23"));
}

void TestRules::readersAreWhole()
{
    const auto readers = readersOf(Message(Type::Readers, {{Field::Reader, "A"},
                                                           {Field::State, "present"},
                                                           {Field::Events, "65535"},
                                                           {Field::Serial, "1"},
                                                           {Field::Reader, "B"}}));
    QVERIFY(readers && readers->size() == 2);
    QCOMPARE(readers->front().events, 65535U);
    QVERIFY(readers->front().card == ReaderState::Card::Present);
    QVERIFY(readers->front().isIdentified() && !readers->back().isIdentified());
    QVERIFY(readersOf(Message(Type::Readers))->empty());
    QVERIFY(!readersOf(Message(Type::Result)));
    QVERIFY(!readersOf(Message(Type::Readers, {{Field::Reader, ""}})));
    QVERIFY(!readersOf(Message(Type::Readers, {{Field::Events, "1"}, {Field::Reader, "A"}})));
    QVERIFY(!readersOf(Message(Type::Readers, {{Field::Reader, "A"}, {Field::Events, "x"}})));
    QVERIFY(!readersOf(Message(Type::Readers, {{Field::Reader, "A"}, {Field::Key, "x"}})));
}

void TestRules::recordsAreWhole()
{
    const std::string whole = "pid=42\nstarttime=99\nsession=c1\nuser=alice\nuid=1000\n"
                              "method=token\nclass=user\nseat=seat0\nserial=01\nreader=A=B\n";
    const auto record = WorkerRecord::parse(whole);
    QVERIFY(record && record->token);
    QCOMPARE(record->pid, 42);
    QCOMPARE(record->startTime, std::uint64_t{99});
    QCOMPARE(record->token->reader, std::string("A=B"));
    QVERIFY(!record->isGreeter);
    for (const char *line : {"pid=42\n", "starttime=99\n", "session=c1\n", "user=alice\n",
                             "uid=1000\n", "class=user\n"}) {
        std::string part = whole;
        part.erase(part.find(line), std::string(line).size());
        QVERIFY2(!WorkerRecord::parse(part), line);
    }
    for (const char *line :
         {"pid=1\n", "pid=-5\n", "session=../c1\n", "session=.x\n", "uid=-1\n", "class=root\n"})
        QVERIFY2(!WorkerRecord::parse(line + whole), line); // the first of a key counts
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
