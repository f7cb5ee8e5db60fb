// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_settings.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>

namespace doorward {

namespace {
const QString service = QStringLiteral("org.doorward1");

std::chrono::seconds secondsOf(const QVariant &value, std::chrono::seconds otherwise)
{
    bool isNumber = false;
    const uint seconds = value.toUInt(&isNumber);
    return isNumber ? std::chrono::seconds(seconds) : otherwise;
}

LockSettings::Media mediaOf(const QString &word)
{
    if (word == u"titles")
        return LockSettings::Media::Titles;
    return word == u"no" ? LockSettings::Media::Nothing : LockSettings::Media::Controls;
}
} // namespace

LockSettings::LockSettings(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_bus(bus)
{
    m_watcher.setConnection(bus);
    m_watcher.setWatchMode(QDBusServiceWatcher::WatchForRegistration);
    m_watcher.addWatchedService(service);
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &LockSettings::ask);
}

void LockSettings::ask()
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/doorward1"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("GetAll"));
    message << QStringLiteral("org.doorward1.Manager");
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() != QDBusMessage::ReplyMessage)
            return;
        note(qdbus_cast<QVariantMap>(reply.arguments().value(0)));
    });
}

void LockSettings::note(const QVariantMap &said)
{
    m_untilLocked = secondsOf(said.value(QStringLiteral("LockIdleSeconds")), m_untilLocked);
    m_untilDark = secondsOf(said.value(QStringLiteral("LockDimSeconds")), m_untilDark);
    m_media = mediaOf(said.value(QStringLiteral("LockMedia")).toString());
    emit changed();
}

} // namespace doorward
