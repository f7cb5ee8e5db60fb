// SPDX-License-Identifier: GPL-3.0-or-later
// The interface: org.freedesktop.login1(5), ListSessions and the properties of a Session.
#include "qml/types/signed_in.h"

#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QVariantMap>

namespace doorward {

namespace {

const QString login1 = QStringLiteral("org.freedesktop.login1");
const QString login1Path = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");
const QString session = QStringLiteral("org.freedesktop.login1.Session");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");

constexpr uint firstPerson = 1000;
constexpr uint nobody = 65534;
constexpr qsizetype mostSessions = 4096;

/// The object paths of the sessions of people.
QStringList sessionsIn(const QVariant &list)
{
    QStringList paths;
    const auto argument = list.value<QDBusArgument>();
    if (argument.currentSignature() != QLatin1String("a(susso)"))
        return paths;
    argument.beginArray();
    while (!argument.atEnd()) {
        uint uid = 0;
        QString id;
        QString name;
        QString seat;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> id >> uid >> name >> seat >> path;
        argument.endStructure();
        if (uid >= firstPerson && uid != nobody && paths.size() < mostSessions)
            paths.append(path.path());
    }
    argument.endArray();
    return paths;
}

/// Not a greeter, a lock screen or the user's manager, and not on its way out.
bool isOpen(const QVariantMap &details)
{
    const QString kind = details.value(QStringLiteral("Class")).toString();
    const QString state = details.value(QStringLiteral("State")).toString();
    return (kind == u"user" || kind.startsWith(u"user-")) &&
           (state == u"online" || state == u"active");
}

} // namespace

/// The answers to one listing; a newer listing makes the older one void.
struct SignedIn::Round
{
    QObject context;
    QSet<QString> names;
    qsizetype open = 0;
};

SignedIn::SignedIn(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus) {}

SignedIn::~SignedIn() = default;

void SignedIn::start()
{
    for (const char *signal : {"SessionNew", "SessionRemoved"})
        m_bus.connect(login1, login1Path, manager, QLatin1String(signal), this, SLOT(list()));
    m_bus.connect(login1, {}, properties, QStringLiteral("PropertiesChanged"), {session}, {}, this,
                  SLOT(list()));
    list();
}

void SignedIn::list()
{
    m_round = std::make_unique<Round>();
    const auto message =
        QDBusMessage::createMethodCall(login1, login1Path, manager, QStringLiteral("ListSessions"));
    call(message, &m_round->context, [this](const QDBusMessage &reply) {
        if (reply.type() != QDBusMessage::ReplyMessage)
            return;
        const QStringList paths = sessionsIn(reply.arguments().value(0));
        m_round->open = paths.size();
        for (const QString &path : paths)
            askAbout(path);
        if (paths.isEmpty())
            emit changed({});
    });
}

void SignedIn::askAbout(const QString &path)
{
    auto message =
        QDBusMessage::createMethodCall(login1, path, properties, QStringLiteral("GetAll"));
    message << session;
    call(message, &m_round->context, [this](const QDBusMessage &reply) {
        // An error is a session that has gone meanwhile.
        const auto details = qdbus_cast<QVariantMap>(reply.arguments().value(0));
        if (isOpen(details))
            m_round->names.insert(details.value(QStringLiteral("Name")).toString());
        finishOne();
    });
}

void SignedIn::finishOne()
{
    if (--m_round->open == 0)
        emit changed(m_round->names);
}

void SignedIn::call(const QDBusMessage &message, QObject *context, const Reply &reply)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), context);
    connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, reply] {
        watcher->deleteLater();
        reply(watcher->reply());
    });
}

} // namespace doorward
