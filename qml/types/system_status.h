// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <QtQmlIntegration>

class QQmlEngine;
class QJSEngine;

namespace doorward {

/// Battery and wireless network, for the line along the top: from UPower and NetworkManager, by
/// their signals alone. Without one of them its part stays unknown.
/// GUI thread.
class SystemStatus : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(int charge READ charge NOTIFY batteryChanged FINAL)
    Q_PROPERTY(bool charging READ charging NOTIFY batteryChanged FINAL)
    Q_PROPERTY(bool wireless READ wireless NOTIFY wirelessChanged FINAL)

public:
    /// The bus that every later SystemStatus of this process listens on; before that on none.
    static void listenOn(const QDBusConnection &bus);

    explicit SystemStatus(QObject *parent = nullptr);
    static SystemStatus *create(QQmlEngine *engine, QJSEngine *);

    /// Per cent, -1 without a battery.
    [[nodiscard]] int charge() const { return m_charge; }
    [[nodiscard]] bool charging() const { return m_charging; }
    /// The connection in use is a wireless one.
    [[nodiscard]] bool wireless() const { return m_wireless; }

    /// What UPower's display device and NetworkManager's manager say, whole or in part.
    void noteBattery(const QVariantMap &properties);
    void noteNetwork(const QVariantMap &properties);

signals:
    void batteryChanged();
    void wirelessChanged();

private slots:
    void onProperties(const QString &interface, const QVariantMap &changed,
                      const QStringList &invalidated);

private:
    struct Source;
    void follow(const Source &source);
    void ask(const Source &source);
    void forgetBattery();
    void forgetNetwork();

    QVariantMap m_battery; ///< what is known of it
    QVariantMap m_network;
    int m_charge = -1;
    bool m_charging = false;
    bool m_wireless = false;
};

} // namespace doorward
