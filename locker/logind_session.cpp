// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/logind_session.h"

#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

namespace doorward {

namespace {

const QString service = QStringLiteral("org.freedesktop.login1");
const QString sessionInterface = QStringLiteral("org.freedesktop.login1.Session");

QString faultOf(const QDBusMessage &reply)
{
    return reply.errorName() + QStringLiteral(": ") + reply.errorMessage();
}

bool isUnknown(const QDBusMessage &reply)
{
    return reply.errorName() == QLatin1String("org.freedesktop.login1.NoSuchSession");
}

bool isError(const QDBusMessage &reply)
{
    return reply.type() != QDBusMessage::ReplyMessage;
}

} // namespace

LogindSession::LogindSession(const QString &session, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_session(session), m_bus(bus)
{}

void LogindSession::open()
{
    m_bus.connect(QString(), QStringLiteral("/org/freedesktop/DBus/Local"),
                  QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"),
                  this, SIGNAL(busLost()));
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("GetSession"));
    message << m_session;
    call(message, [this](const QDBusMessage &reply) {
        if (isError(reply))
            emit failed(faultOf(reply), isUnknown(reply));
        else
            listen(reply.arguments().value(0).value<QDBusObjectPath>().path());
    });
}

void LogindSession::listen(const QString &path)
{
    m_path = path;
    m_bus.connect(service, m_path, sessionInterface, QStringLiteral("Lock"), this,
                  SIGNAL(lockAsked()));
    if (m_hint >= 0)
        setLockedHint(m_hint > 0);
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, m_path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << sessionInterface << QStringLiteral("LockedHint");
    // Its answer comes after the bus has taken note of what we listen to.
    call(message, [this](const QDBusMessage &reply) {
        m_isListening = !isError(reply);
        if (isError(reply))
            emit failed(faultOf(reply), isUnknown(reply));
        else
            emit listening(reply.arguments().value(0).value<QDBusVariant>().variant().toBool());
    });
}

void LogindSession::setLockedHint(bool locked)
{
    m_hint = locked ? 1 : 0;
    if (m_path.isEmpty())
        return;
    QDBusMessage message = QDBusMessage::createMethodCall(service, m_path, sessionInterface,
                                                          QStringLiteral("SetLockedHint"));
    message << locked;
    call(message, [this](const QDBusMessage &reply) {
        if (isError(reply))
            emit hintFailed(faultOf(reply));
    });
}

void LogindSession::call(const QDBusMessage &message, const Reply &reply)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, reply] {
        watcher->deleteLater();
        reply(watcher->reply());
    });
}

} // namespace doorward
