// SPDX-License-Identifier: GPL-3.0-or-later
// Players of the test's own, on a bus of its own.
#include "locker/media_players.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace doorward;

namespace {

const QString path = QStringLiteral("/org/mpris/MediaPlayer2");
const QString interface = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");

QString nameOf(const QString &player)
{
    return QStringLiteral("org.mpris.MediaPlayer2.") + player;
}

} // namespace

/// A program that plays, with a connection of its own.
class Player : public QDBusVirtualObject
{
    Q_OBJECT

public:
    QVariantMap properties{{QStringLiteral("PlaybackStatus"), QStringLiteral("Playing")},
                           {QStringLiteral("CanControl"), true},
                           {QStringLiteral("CanPause"), true},
                           {QStringLiteral("CanPlay"), true},
                           {QStringLiteral("CanGoNext"), true}};
    QStringList told;
    int asked = 0;
    bool isMute = false;

    Player(const QString &address, const QString &name)
        : m_name(name), m_bus(QDBusConnection::connectToBus(address, name))
    {
        m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath);
    }
    ~Player() override { QDBusConnection::disconnectFromBus(m_name); }

    void appear() { QVERIFY(m_bus.registerService(nameOf(m_name))); }
    void go() { m_bus.unregisterService(nameOf(m_name)); }
    void setTitle(const QString &title)
    {
        properties[QStringLiteral("Metadata")] =
            QVariantMap{{QStringLiteral("xesam:artist"), QStringList{QStringLiteral("Somebody")}},
                        {QStringLiteral("xesam:title"), title},
                        {QStringLiteral("mpris:length"), qlonglong(1)}};
    }
    void change(const QString &property, const QVariant &value)
    {
        properties[property] = value;
        tell({{property, value}}, {});
    }
    void changeUnsaid(const QString &property, const QVariant &value)
    {
        properties[property] = value;
        tell({}, {property});
    }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        if (message.member() != u"GetAll") {
            told << message.member();
            return bus.send(message.createReply());
        }
        ++asked;
        return isMute || bus.send(message.createReply(QVariant(properties)));
    }

private:
    void tell(const QVariantMap &changed, const QStringList &invalidated)
    {
        auto message = QDBusMessage::createSignal(path, propertiesInterface,
                                                  QStringLiteral("PropertiesChanged"));
        message << interface << changed << invalidated;
        m_bus.send(message);
    }

    QString m_name;
    QDBusConnection m_bus;
};

class MediaPlayersTest : public QObject
{
    Q_OBJECT

private:
    QProcess m_daemon;
    QString m_address;

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void followsAPlayer();
    void whatOnlyIsSaidToHaveChangedIsAskedFor();
    void onesThatWerePlayingBeforeAreFound();
    void lastToPlayIsShown();
    void cannotBeToldIsNotShown_data();
    void cannotBeToldIsNotShown();
    void isToldWhatThePersonWants();
    void titlesAreShownOnlyWhereAllowed();
    void titleIsOneShortLine();
    void strangersChangeNothing();
    void endOfTheBusIsTheEndOfAll();
    void noBusIsNobody();
    void busThatHangsHoldsNobodyUp();
};

void MediaPlayersTest::initTestCase()
{
    qRegisterMetaType<QVariantMap>();
}

void MediaPlayersTest::init()
{
    m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
    QVERIFY(m_daemon.waitForReadyRead(20'000));
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
}

void MediaPlayersTest::cleanup()
{
    m_daemon.kill();
    QVERIFY(m_daemon.state() == QProcess::NotRunning || m_daemon.waitForFinished(20'000));
}

void MediaPlayersTest::followsAPlayer()
{
    Media media;
    const MediaPlayers players(false, media);
    QVERIFY(!media.shown());
    Player one(m_address, QStringLiteral("one"));
    one.appear();
    QTRY_VERIFY(media.shown());
    QVERIFY(media.playing() && media.hasNext());
    one.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Paused"));
    QTRY_VERIFY(!media.playing());
    QVERIFY(media.shown());
    one.change(QStringLiteral("CanGoNext"), false);
    QTRY_VERIFY(!media.hasNext());
    one.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Stopped"));
    QTRY_VERIFY(!media.shown());
    one.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Playing"));
    QTRY_VERIFY(media.shown());
    one.go();
    QTRY_VERIFY(!media.shown());
}

void MediaPlayersTest::whatOnlyIsSaidToHaveChangedIsAskedFor()
{
    Media media;
    const MediaPlayers players(false, media);
    Player one(m_address, QStringLiteral("one"));
    one.appear();
    QTRY_VERIFY(media.playing());
    one.changeUnsaid(QStringLiteral("PlaybackStatus"), QStringLiteral("Paused"));
    QTRY_VERIFY(!media.playing());
    QCOMPARE(one.asked, 2);
}

void MediaPlayersTest::onesThatWerePlayingBeforeAreFound()
{
    Player one(m_address, QStringLiteral("one.instance42"));
    one.appear();
    Media media;
    const MediaPlayers players(false, media);
    QTRY_VERIFY(media.playing());
}

void MediaPlayersTest::lastToPlayIsShown()
{
    Player one(m_address, QStringLiteral("one"));
    Player two(m_address, QStringLiteral("two"));
    one.setTitle(QStringLiteral("First"));
    two.setTitle(QStringLiteral("Second"));
    two.properties[QStringLiteral("PlaybackStatus")] = QStringLiteral("Paused");
    Media media;
    const MediaPlayers players(true, media);
    two.appear();
    QTRY_COMPARE(media.title(), QStringLiteral("Second"));
    one.appear();
    QTRY_COMPARE(media.title(), QStringLiteral("First"));
    two.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Playing"));
    QTRY_COMPARE(media.title(), QStringLiteral("Second"));
    one.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Paused"));
    two.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Paused"));
    QTRY_VERIFY(!media.playing());
    QCOMPARE(media.title(), QStringLiteral("Second"));
    two.go();
    QTRY_COMPARE(media.title(), QStringLiteral("First"));
}

void MediaPlayersTest::cannotBeToldIsNotShown_data()
{
    QTest::addColumn<QString>("missing");
    QTest::addColumn<QString>("status");
    QTest::newRow("control") << "CanControl"
                             << "Playing";
    QTest::newRow("pause") << "CanPause"
                           << "Playing";
    QTest::newRow("play") << "CanPlay"
                          << "Paused";
}

void MediaPlayersTest::cannotBeToldIsNotShown()
{
    QFETCH(const QString, missing);
    QFETCH(const QString, status);
    Media media;
    const MediaPlayers players(false, media);
    Player one(m_address, QStringLiteral("one"));
    one.properties[QStringLiteral("PlaybackStatus")] = status;
    one.appear();
    QTRY_VERIFY(media.shown());
    one.change(missing, false);
    QTRY_VERIFY(!media.shown());
}

void MediaPlayersTest::isToldWhatThePersonWants()
{
    Media media;
    const MediaPlayers players(false, media);
    emit media.playPauseWanted(); // to nobody
    Player one(m_address, QStringLiteral("one"));
    one.appear();
    QTRY_VERIFY(media.shown());
    emit media.playPauseWanted();
    emit media.nextWanted();
    QTRY_COMPARE(one.told, (QStringList{QStringLiteral("PlayPause"), QStringLiteral("Next")}));
}

void MediaPlayersTest::titlesAreShownOnlyWhereAllowed()
{
    Player one(m_address, QStringLiteral("one"));
    one.setTitle(QStringLiteral("A private matter"));
    one.appear();
    Media media;
    {
        const MediaPlayers players(false, media);
        QTRY_VERIFY(media.shown());
        QCOMPARE(media.title(), QString());
    }
    QVERIFY(!media.shown());
    const MediaPlayers players(true, media);
    QTRY_COMPARE(media.title(), QStringLiteral("A private matter"));
}

void MediaPlayersTest::titleIsOneShortLine()
{
    Player one(m_address, QStringLiteral("one"));
    one.setTitle(QStringLiteral(" a\nb\tc\u202e\u0007") + QString(5000, u'x'));
    one.appear();
    Media media;
    const MediaPlayers players(true, media);
    QTRY_VERIFY(media.title().startsWith(QStringLiteral("a b cxxx")));
    QVERIFY(media.title().size() <= 120);
}

/// Only whoever has the name speaks for it.
void MediaPlayersTest::strangersChangeNothing()
{
    Player one(m_address, QStringLiteral("one"));
    Player stranger(m_address, QStringLiteral("stranger"));
    one.appear();
    Media media;
    const MediaPlayers players(false, media);
    QTRY_VERIFY(media.playing());
    QSignalSpy changes(&media, &Media::changed);
    stranger.change(QStringLiteral("PlaybackStatus"), QStringLiteral("Paused"));
    one.change(QStringLiteral("CanGoNext"), false); // and that was all
    QTRY_VERIFY(!media.hasNext());
    QVERIFY(media.playing());
    QCOMPARE(changes.count(), 1);
}

void MediaPlayersTest::endOfTheBusIsTheEndOfAll()
{
    Player one(m_address, QStringLiteral("one"));
    one.appear();
    Media media;
    const MediaPlayers players(false, media);
    QTRY_VERIFY(media.shown());
    m_daemon.kill();
    QTRY_VERIFY(!media.shown());
    emit media.playPauseWanted();
}

void MediaPlayersTest::noBusIsNobody()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    Media media;
    const MediaPlayers players(false, media);
    emit media.nextWanted();
    QVERIFY(!media.shown());
}

/// A bus that takes connections and never says a word.
void MediaPlayersTest::busThatHangsHoldsNobodyUp()
{
    QVERIFY(m_daemon.processId() > 0);
    kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
    Media media;
    int ticks = 0;
    QTimer timer;
    timer.setInterval(1);
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start();
    const MediaPlayers players(false, media);
    emit media.nextWanted();
    QTRY_VERIFY_WITH_TIMEOUT(ticks > 20, 2000);
    QVERIFY(!media.shown());
}

QTEST_GUILESS_MAIN(MediaPlayersTest)
#include "media_players_test.moc"
