// SPDX-License-Identifier: GPL-3.0-or-later
// The interfaces: org.freedesktop.UPower.Device and org.freedesktop.NetworkManager.
#include "qml/types/system_status.h"

#include <QDBusArgument>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>

#include <algorithm>
#include <cmath>
#include <optional>

namespace doorward {

namespace {

const QString propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");

constexpr uint battery = 2;      // UPower's Type
constexpr uint upsBattery = 3;   // as good as one
constexpr uint isCharging = 1;   // UPower's State
constexpr uint isConnected = 50; // NetworkManager's State: from here on to some network

std::optional<QDBusConnection> &bus()
{
    static std::optional<QDBusConnection> connection;
    return connection;
}

/// Adds what changed to what was known.
void merge(QVariantMap &known, const QVariantMap &changed)
{
    for (auto it = changed.cbegin(); it != changed.cend(); ++it)
        known.insert(it.key(), it.value());
}

} // namespace

struct SystemStatus::Source
{
    QString service;
    QString path;
    QString interface;
    bool isStarted; ///< by asking it: on a machine that has it, it is there for this
    void (SystemStatus::*note)(const QVariantMap &);
    void (SystemStatus::*forget)();
};

void SystemStatus::listenOn(const QDBusConnection &connection)
{
    bus() = connection;
}

SystemStatus::SystemStatus(QObject *parent) : QObject(parent)
{
    if (!bus() || !bus()->isConnected())
        return;
    follow({QStringLiteral("org.freedesktop.UPower"),
            QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice"),
            QStringLiteral("org.freedesktop.UPower.Device"), true, &SystemStatus::noteBattery,
            &SystemStatus::forgetBattery});
    follow({QStringLiteral("org.freedesktop.NetworkManager"),
            QStringLiteral("/org/freedesktop/NetworkManager"),
            QStringLiteral("org.freedesktop.NetworkManager"), false, &SystemStatus::noteNetwork,
            &SystemStatus::forgetNetwork});
}

SystemStatus *SystemStatus::create(QQmlEngine *, QJSEngine *)
{
    return new SystemStatus; // the engine's
}

void SystemStatus::follow(const Source &source)
{
    bus()->connect(source.service, source.path, propertiesInterface,
                   QStringLiteral("PropertiesChanged"), {source.interface}, {}, this,
                   SLOT(onProperties(QString, QVariantMap, QStringList)));
    auto *watcher = new QDBusServiceWatcher(source.service, *bus(),
                                            QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this,
            [this, source] { ask(source); });
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this,
            [this, source] { (this->*source.forget)(); });
    ask(source);
}

void SystemStatus::ask(const Source &source)
{
    auto message = QDBusMessage::createMethodCall(source.service, source.path, propertiesInterface,
                                                  QStringLiteral("GetAll"));
    message << source.interface;
    message.setAutoStartService(source.isStarted);
    auto *watcher = new QDBusPendingCallWatcher(bus()->asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, source] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() == QDBusMessage::ReplyMessage)
            (this->*source.note)(qdbus_cast<QVariantMap>(reply.arguments().value(0)));
    });
}

void SystemStatus::onProperties(const QString &interface, const QVariantMap &changed,
                                const QStringList &)
{
    if (interface == u"org.freedesktop.UPower.Device")
        noteBattery(changed);
    else if (interface == u"org.freedesktop.NetworkManager")
        noteNetwork(changed);
}

void SystemStatus::noteBattery(const QVariantMap &properties)
{
    merge(m_battery, properties);
    const uint type = m_battery.value(QStringLiteral("Type")).toUInt();
    const double share = m_battery.value(QStringLiteral("Percentage")).toDouble();
    const bool isThere = m_battery.value(QStringLiteral("IsPresent")).toBool() &&
                         (type == battery || type == upsBattery) && std::isfinite(share);
    const int charge = isThere ? static_cast<int>(std::lround(std::clamp(share, 0.0, 100.0))) : -1;
    const bool charging =
        isThere && m_battery.value(QStringLiteral("State")).toUInt() == isCharging;
    if (charge == m_charge && charging == m_charging)
        return;
    m_charge = charge;
    m_charging = charging;
    emit batteryChanged();
}

void SystemStatus::noteNetwork(const QVariantMap &properties)
{
    merge(m_network, properties);
    const bool wireless =
        m_network.value(QStringLiteral("State")).toUInt() >= isConnected &&
        m_network.value(QStringLiteral("PrimaryConnectionType")).toString() == u"802-11-wireless";
    if (wireless == m_wireless)
        return;
    m_wireless = wireless;
    emit wirelessChanged();
}

void SystemStatus::forgetBattery()
{
    m_battery.clear();
    noteBattery({});
}

void SystemStatus::forgetNetwork()
{
    m_network.clear();
    noteNetwork({});
}

} // namespace doorward
