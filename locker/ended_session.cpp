// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/ended_session.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace doorward {

namespace {
const QString service = QStringLiteral("org.freedesktop.login1");
constexpr int patience = 1000; // milliseconds, for each of two calls
} // namespace

bool hasEnded(const QString &session, const QDBusConnection &bus)
{
    QDBusMessage find = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("GetSession"));
    find << session;
    const QDBusMessage found = bus.call(find, QDBus::Block, patience);
    if (found.type() != QDBusMessage::ReplyMessage)
        return found.errorName() == u"org.freedesktop.login1.NoSuchSession";
    QDBusMessage ask = QDBusMessage::createMethodCall(
        service, found.arguments().value(0).value<QDBusObjectPath>().path(),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    ask << QStringLiteral("org.freedesktop.login1.Session") << QStringLiteral("State");
    const QDBusMessage state = bus.call(ask, QDBus::Block, patience);
    return state.type() == QDBusMessage::ReplyMessage &&
           state.arguments().value(0).value<QDBusVariant>().variant().toString() == u"closing";
}

} // namespace doorward
