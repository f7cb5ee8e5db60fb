// SPDX-License-Identifier: GPL-3.0-or-later
// Battery and network, from a UPower and a NetworkManager of the test's own, on a bus of its own.
#include "qml/types/system_status.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace doorward;

namespace {

const QString upower = QStringLiteral("org.freedesktop.UPower");
const QString device = QStringLiteral("org.freedesktop.UPower.Device");
const QString battery = QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice");
const QString network = QStringLiteral("org.freedesktop.NetworkManager");
const QString manager = QStringLiteral("/org/freedesktop/NetworkManager");

} // namespace

/// Answers for both what the test has put in.
class Machine : public QDBusVirtualObject
{
    Q_OBJECT

public:
    QMap<QString, QVariantMap> properties; ///< by object path

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        return message.member() == u"GetAll" &&
               bus.send(message.createReply(properties.value(message.path())));
    }
};

class SystemStatusTest : public QObject
{
    Q_OBJECT

private:
    QProcess m_daemon;
    Machine m_machine;

    QDBusConnection theirs() const { return QDBusConnection(QStringLiteral("theirs")); }
    void change(const QString &path, const QString &interface, const QVariantMap &changed)
    {
        auto message =
            QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                       QStringLiteral("PropertiesChanged"));
        message << interface << changed << QStringList();
        theirs().send(message);
    }

private slots:
    void initTestCase()
    {
        const SystemStatus deaf; // no bus at all
        QCOMPARE(deaf.charge(), -1);
        QVERIFY(!deaf.wireless());

        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
        QVERIFY(m_daemon.waitForReadyRead(20'000));
        const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QVERIFY(QDBusConnection::connectToBus(address, QStringLiteral("theirs")).isConnected());
        SystemStatus::listenOn(QDBusConnection::connectToBus(address, QStringLiteral("ours")));
        QVERIFY(theirs().registerVirtualObject(QStringLiteral("/"), &m_machine,
                                               QDBusConnection::SubPath));
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(20'000));
    }

    void followsTheBattery()
    {
        const SystemStatus status; // before there is a UPower
        m_machine.properties[battery] = {{QStringLiteral("IsPresent"), true},
                                         {QStringLiteral("Type"), 2U},
                                         {QStringLiteral("State"), 2U},
                                         {QStringLiteral("Percentage"), 81.6}};
        QCOMPARE(status.charge(), -1);
        QVERIFY(theirs().registerService(upower));
        QTRY_COMPARE(status.charge(), 82);
        QVERIFY(!status.charging());
        change(battery, device, {{QStringLiteral("State"), 1U}});
        QTRY_VERIFY(status.charging());
        QCOMPARE(status.charge(), 82);
        change(battery, device, {{QStringLiteral("Percentage"), 1e300}});
        QTRY_COMPARE(status.charge(), 100);
        change(battery, device, {{QStringLiteral("IsPresent"), false}});
        QTRY_COMPARE(status.charge(), -1);
        change(battery, device, {{QStringLiteral("IsPresent"), true}});
        QTRY_COMPARE(status.charge(), 100);
        QVERIFY(theirs().unregisterService(upower));
        QTRY_COMPARE(status.charge(), -1);
    }

    void followsTheNetwork()
    {
        QVERIFY(theirs().registerService(network));
        m_machine.properties[manager] = {
            {QStringLiteral("State"), 70U},
            {QStringLiteral("PrimaryConnectionType"), QStringLiteral("802-11-wireless")}};
        const SystemStatus status;
        QTRY_VERIFY(status.wireless());
        change(manager, network, {{QStringLiteral("State"), 20U}});
        QTRY_VERIFY(!status.wireless());
        change(manager, network,
               {{QStringLiteral("State"), 70U},
                {QStringLiteral("PrimaryConnectionType"), QStringLiteral("802-3-ethernet")}});
        change(manager, network,
               {{QStringLiteral("PrimaryConnectionType"), QStringLiteral("802-11-wireless")}});
        QTRY_VERIFY(status.wireless());
        QVERIFY(theirs().unregisterService(network));
        QTRY_VERIFY(!status.wireless());
    }
};

QTEST_GUILESS_MAIN(SystemStatusTest)
#include "system_status_test.moc"
