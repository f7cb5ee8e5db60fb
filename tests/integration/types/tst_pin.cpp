// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN page and the door on the real PIN stacks. test_pin.py calls each case as the user that
// its name begins with, one after the other on one machine.
#include "qml/types/bus_channel.h"
#include "qml/types/enrolment.h"

#include <QSignalSpy>
#include <QTest>

using namespace doorward;

namespace {

constexpr int patience = 40'000;
const QString pin = QStringLiteral("835294");

void type(SecretEntry *entry, const QString &text)
{
    for (const QChar character : text)
        entry->typeText(QString(character));
}

/// The page as doorward-settings has it.
struct Page
{
    BusChannel enrol{BusChannel::Kind::Enrol, {}};
    BusChannel trial{BusChannel::Kind::Unlock, QStringLiteral("c1")};
    Enrolment page{&enrol, &trial};

    Page() { enrol.open(); }
};

struct Locker
{
    BusChannel channel{BusChannel::Kind::Unlock, QStringLiteral("c1")};
    PeopleModel people;
    Door door{Door::Purpose::Unlock, &channel, &people};

    Locker()
    {
        door.setOwner(new Person(QStringLiteral("alice")));
        channel.open();
    }
};

} // namespace

class PinTest : public QObject
{
    Q_OBJECT

private slots:
    void alice_1_setsUp()
    {
        Page settings;
        Enrolment &page = settings.page;
        QSignalSpy status(&page, &Enrolment::statusChanged);
        QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patience);
        QCOMPARE(page.step(), Enrolment::Step::Off);
        page.begin();
        type(page.entry(), QStringLiteral("wrong"));
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::Current, patience);
        QCOMPARE(page.messageText(), QStringLiteral("That password isn’t right."));
        type(page.entry(), qEnvironmentVariable("TEST_PASSWORD"));
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::Choose, patience);
        type(page.entry(), pin);
        page.next();
        type(page.entry(), pin);
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::On, patience);
        QTRY_COMPARE_WITH_TIMEOUT(status.count(), 2, patience);
        QCOMPARE(page.step(), Enrolment::Step::On);
        QVERIFY(!page.changed().isEmpty());
        QCOMPARE(page.failures(), 0);
    }

    void alice_2_opensWithIt()
    {
        Locker locker;
        Door &door = locker.door;
        QTRY_VERIFY_WITH_TIMEOUT(!door.methods().isEmpty(), patience);
        QSignalSpy opened(&door, &Door::opened);
        door.wake();
        QCOMPARE(door.method(), Door::Method::Pin);
        type(door.entry(), QStringLiteral("000000"));
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(door.messageKind(), Door::MessageKind::Error, patience);
        QCOMPARE(door.messageText(), QStringLiteral("That PIN isn’t right."));
        type(door.entry(), pin);
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
    }

    void alice_3_triesIt()
    {
        Page settings;
        Enrolment &page = settings.page;
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::On, patience);
        page.tryIt();
        type(page.entry(), pin);
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(page.messageText(), QStringLiteral("That is your PIN."),
                                  patience);
    }

    void alice_4_removesIt()
    {
        Page settings;
        Enrolment &page = settings.page;
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::On, patience);
        QSignalSpy status(&page, &Enrolment::statusChanged);
        page.remove();
        type(page.entry(), qEnvironmentVariable("TEST_PASSWORD"));
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), Enrolment::Step::Off, patience);
        QTRY_COMPARE_WITH_TIMEOUT(status.count(), 1, patience);
        QCOMPARE(page.step(), Enrolment::Step::Off);
    }

    void alice_5_changesAnExpiredPassword()
    {
        Locker locker;
        Door &door = locker.door;
        QTRY_VERIFY_WITH_TIMEOUT(!door.methods().isEmpty(), patience);
        QSignalSpy opened(&door, &Door::opened);
        door.wake();
        QCOMPARE(door.method(), Door::Method::Password);
        type(door.entry(), qEnvironmentVariable("TEST_PASSWORD"));
        door.submit();
        QTRY_VERIFY_WITH_TIMEOUT(door.passwordExpired(), patience);
        // PAM asks for the old one again, for the new one and for that once more. The door has the
        // first and both entries of the second.
        QTRY_VERIFY_WITH_TIMEOUT(door.choosesPassword(), patience);
        QCOMPARE(door.entry()->length(), 0);
        type(door.newPassword()->first(), QStringLiteral("paper Lantern 93"));
        type(door.newPassword()->second(), QStringLiteral("paper Lantern 93"));
        QVERIFY(door.newPassword()->isComplete());
        door.submit();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(PinTest)
#include "tst_pin.moc"
