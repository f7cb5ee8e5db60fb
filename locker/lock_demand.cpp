// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_demand.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>

namespace doorward {

namespace {
const QString service = QStringLiteral("org.doorward1");
} // namespace

LockDemand::LockDemand(const QString &session, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_session(session), m_bus(bus)
{
    m_watcher.setConnection(bus);
    m_watcher.setWatchMode(QDBusServiceWatcher::WatchForRegistration);
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &LockDemand::ask);
}

void LockDemand::ask()
{
    m_watcher.addWatchedService(service);
    QDBusMessage message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/doorward1"),
                                                          QStringLiteral("org.doorward1.Manager"),
                                                          QStringLiteral("MustBeLocked"));
    message << m_session;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() != QDBusMessage::ReplyMessage)
            emit failed(reply.errorName() + QStringLiteral(": ") + reply.errorMessage());
        else if (reply.arguments().value(0).toBool())
            emit lockAsked();
    });
}

} // namespace doorward
