// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/peer_link.h"

namespace doorward {

namespace {

const QString path = QStringLiteral("/org/doorward1/channel");
const QString interface = QStringLiteral("org.doorward1.Channel");

// Qt keeps connections by their names, one of each in a process.
QString freshName()
{
    static quint64 last = 0;
    return QStringLiteral("doorward-channel-%1").arg(++last);
}

} // namespace

PeerLink::PeerLink(const QString &address, QObject *parent) : QObject(parent), m_name(freshName())
{
    // Connecting to a local socket that listens does not wait: the handshake comes later.
    QDBusConnection peer = QDBusConnection::connectToPeer(address, m_name);
    if (!peer.isConnected())
        return;
    m_open = true;
    peer.connect({}, path, interface, QString(), this, SLOT(onSignal(QDBusMessage)));
    peer.connect({}, {}, QStringLiteral("org.freedesktop.DBus.Local"),
                 QStringLiteral("Disconnected"), this, SLOT(onDisconnected()));
}

PeerLink::~PeerLink()
{
    QDBusConnection::disconnectFromPeer(m_name);
}

void PeerLink::call(const QString &method, const QVariantList &arguments, const Reply &reply)
{
    QDBusMessage message = QDBusMessage::createMethodCall({}, path, interface, method);
    message.setArguments(arguments);
    const QDBusConnection peer(m_name);
    auto *watcher = new QDBusPendingCallWatcher(peer.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, reply] {
        watcher->deleteLater();
        if (reply)
            reply(watcher->reply());
    });
}

void PeerLink::onSignal(const QDBusMessage &signal)
{
    emit arrived(signal);
}

void PeerLink::onDisconnected()
{
    m_open = false;
    emit closed();
}

} // namespace doorward
