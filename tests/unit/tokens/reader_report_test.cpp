// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/reader_report.h"

#include "backend/common/limits.h"

#include <QtTest>

using namespace doorward;

namespace {

using Card = ReaderReport::Card;

ReaderReport reader(const std::string &name, Card card, std::uint32_t events)
{
    return {.name = name, .card = card, .events = events, .pcscName = {}};
}

wire::Message token(std::string_view readerName, std::string_view label)
{
    return wire::Message(wire::Type::P11Found, {{wire::Field::Module, "opensc-pkcs11"},
                                                {wire::Field::Label, label},
                                                {wire::Field::Serial, "42"},
                                                {wire::Field::Manufacturer, "Maker"},
                                                {wire::Field::Model, "Card 2"},
                                                {wire::Field::Reader, readerName}});
}

/// What doorward-p11 lists while nothing moves.
std::vector<wire::Message> listed(std::vector<wire::Message> tokens,
                                  const std::vector<ReaderReport> &readers)
{
    addUnmoved(readers, readers, tokens.emplace_back(wire::Type::P11Found));
    return tokens;
}

} // namespace

class ReaderReportTest : public QObject
{
    Q_OBJECT

private slots:
    void messageIsOneGroupAReader();
    void tokensGoWhereTheyAre();
    void cardThatTwoModulesKnowKeepsItsFirstName();
    void tokenOfAnotherNameGoesToTheOneReaderLeft();
    void tokenOfAnotherNameIsNobodysWhereTwoAreLeft();
    void emptyReaderGetsNoToken();
    void cardThatCameMeanwhileIsNamedLater();
    void cardThatMovedBeforeItsWordCameIsNamedLater();
    void readerThatWasAwayIsReadAllTheSame();
    void identityIsKeptOnlyWhereNothingMoved();
    void longNamesStayApart();
    void readersAreBounded();
};

void ReaderReportTest::messageIsOneGroupAReader()
{
    std::vector<ReaderReport> readers{reader("A", Card::Present, 3), reader("B", Card::Mute, 1),
                                      reader("C", Card::Empty, 0)};
    noteTokens(listed({token("A", "alice")}, readers), readers);
    const auto fields = toMessage(readers).fields();
    const std::vector<std::pair<wire::Field, std::string>> expected{
        {wire::Field::Reader, "A"},           {wire::Field::State, "present"},
        {wire::Field::Events, "3"},           {wire::Field::Label, "alice"},
        {wire::Field::Serial, "42"},          {wire::Field::Module, "opensc-pkcs11"},
        {wire::Field::Manufacturer, "Maker"}, {wire::Field::Model, "Card 2"},
        {wire::Field::Reader, "B"},           {wire::Field::State, "mute"},
        {wire::Field::Events, "1"},           {wire::Field::Reader, "C"},
        {wire::Field::State, "empty"},        {wire::Field::Events, "0"}};
    QVERIFY(fields == expected);
}

void ReaderReportTest::tokensGoWhereTheyAre()
{
    std::vector<ReaderReport> readers{reader("A", Card::Present, 1), reader("B", Card::Present, 1)};
    noteTokens(listed({token("B", "bob"), token("A", "alice")}, readers), readers);
    QCOMPARE(readers[0].label, std::string("alice"));
    QCOMPARE(readers[1].label, std::string("bob"));
}

void ReaderReportTest::cardThatTwoModulesKnowKeepsItsFirstName()
{
    std::vector<ReaderReport> readers{reader("A", Card::Present, 1)};
    noteTokens(listed({token("A", "first"), token("A", "second")}, readers), readers);
    QCOMPARE(readers[0].label, std::string("first"));
}

void ReaderReportTest::tokenOfAnotherNameGoesToTheOneReaderLeft()
{
    std::vector<ReaderReport> readers{reader("A", Card::Present, 1), reader("B", Card::Present, 1)};
    noteTokens(listed({token("A", "alice"), token("a slot of some module", "bob")}, readers),
               readers);
    QCOMPARE(readers[1].label, std::string("bob"));
}

void ReaderReportTest::tokenOfAnotherNameIsNobodysWhereTwoAreLeft()
{
    std::vector<ReaderReport> readers{reader("A", Card::Present, 1), reader("B", Card::Present, 1)};
    noteTokens(listed({token("a slot of some module", "bob")}, readers), readers);
    QVERIFY(!readers[0].isIdentified() && !readers[1].isIdentified());
}

void ReaderReportTest::emptyReaderGetsNoToken()
{
    std::vector<ReaderReport> readers{reader("A", Card::Empty, 2), reader("B", Card::Mute, 1)};
    noteTokens(listed({token("A", "alice"), token("B", "bob")}, readers), readers);
    QVERIFY(!readers[0].isIdentified() && !readers[1].isIdentified());
}

void ReaderReportTest::cardThatCameMeanwhileIsNamedLater()
{
    const std::vector<ReaderReport> before{reader("A", Card::Present, 1),
                                           reader("B", Card::Present, 1)};
    std::vector<ReaderReport> after{reader("A", Card::Present, 3), reader("B", Card::Present, 1)};
    std::vector<wire::Message> list{token("A", "alice"), token("B", "bob"),
                                    wire::Message(wire::Type::P11Found)};
    addUnmoved(before, after, list.back());
    noteTokens(list, after);
    QVERIFY(!after[0].isIdentified());
    QCOMPARE(after[1].label, std::string("bob"));
}

void ReaderReportTest::cardThatMovedBeforeItsWordCameIsNamedLater()
{
    std::vector<ReaderReport> seen{reader("A", Card::Present, 1)};
    const std::vector<ReaderReport> read{reader("A", Card::Present, 3)};
    noteTokens(listed({token("A", "alice")}, read), seen);
    QVERIFY(!seen[0].isIdentified());
    noteTokens(listed({token("a slot of some module", "alice")}, read), seen);
    QVERIFY(!seen[0].isIdentified());
}

void ReaderReportTest::readerThatWasAwayIsReadAllTheSame()
{
    std::vector<ReaderReport> seen{reader("A", Card::Present, 1 + 5 * eventsOfOneArrival)};
    const std::vector<ReaderReport> read{reader("A", Card::Present, 1)};
    noteTokens(listed({token("A", "alice")}, read), seen);
    QCOMPARE(seen[0].label, std::string("alice"));
}

void ReaderReportTest::identityIsKeptOnlyWhereNothingMoved()
{
    std::vector<ReaderReport> before{reader("A", Card::Present, 1), reader("B", Card::Present, 1)};
    noteTokens(listed({token("A", "alice"), token("B", "bob")}, before), before);
    std::vector<ReaderReport> now{reader("A", Card::Present, 3), reader("B", Card::Present, 1)};
    keepIdentities(before, now);
    QVERIFY(!now[0].isIdentified());
    QCOMPARE(now[1].label, std::string("bob"));
}

void ReaderReportTest::longNamesStayApart()
{
    const std::string start(64, 'x');
    std::vector<ReaderReport> readers{reader(start + "1", Card::Empty, 0),
                                      reader(start + "2", Card::Empty, 0)};
    nameReaders(readers);
    QCOMPARE(readers[0].name, start);
    QCOMPARE(readers[1].name, start + "2");
}

void ReaderReportTest::readersAreBounded()
{
    std::vector<ReaderReport> readers;
    for (int i = 0; i < 100; ++i)
        readers.push_back(reader("reader " + std::to_string(i), Card::Present, 1));
    readers.push_back(reader("\x01", Card::Present, 1));
    nameReaders(readers);
    QCOMPARE(readers.size(), std::size_t{limits::readers});
    // All of it fits into a packet, however much there is to say of each.
    for (ReaderReport &one : readers) {
        one.name = std::string(128, 'x');
        one.events = 0xffffffff;
        one.label = one.serial = one.module = one.manufacturer = one.model = std::string(64, 'x');
    }
    QVERIFY(toMessage(readers).encode());
}

QTEST_APPLESS_MAIN(ReaderReportTest)
#include "reader_report_test.moc"
