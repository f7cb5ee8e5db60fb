// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/wall/wall_choice.h"

#include "qml/access/choices.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QDir>
#include <QQmlEngine>

#include <optional>

namespace doorward {

namespace {

const QString service = QStringLiteral("org.doorward1");

struct Source
{
    QDBusConnection bus;
    WallChoice::Screen screen;
};

std::optional<Source> &source()
{
    static std::optional<Source> asked;
    return asked;
}

} // namespace

void WallChoice::askOn(const QDBusConnection &bus, Screen screen)
{
    source() = Source{bus, screen};
}

WallChoice::WallChoice(const QString &own, QObject *parent) : QObject(parent)
{
    if (!source() || own == u"none")
        return;
    if (!own.isEmpty()) {
        setFile(own.startsWith(u"~/") ? QDir::homePath() + own.mid(1) : own);
        return;
    }
    // It may only be starting.
    m_owner = std::make_unique<QDBusServiceWatcher>(service, source()->bus,
                                                    QDBusServiceWatcher::WatchForRegistration);
    connect(m_owner.get(), &QDBusServiceWatcher::serviceRegistered, this, &WallChoice::ask);
    ask();
}

WallChoice *WallChoice::create(QQmlEngine *engine, QJSEngine *)
{
    const auto *choices =
        engine->singletonInstance<Choices *>(qmlTypeId("Doorward", 1, 0, "Choices"));
    return new WallChoice(choices ? choices->wallpaper() : QString()); // the engine's
}

void WallChoice::ask()
{
    auto message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/doorward1"),
                                                  QStringLiteral("org.freedesktop.DBus.Properties"),
                                                  QStringLiteral("Get"));
    message << QStringLiteral("org.doorward1.Manager")
            << (source()->screen == Screen::Login ? QStringLiteral("LoginWallpaper")
                                                  : QStringLiteral("LockWallpaper"));
    message.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(source()->bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            setFile(reply.value().variant().toString());
    });
}

void WallChoice::setFile(const QString &file)
{
    if (m_file == file)
        return;
    m_file = file;
    emit fileChanged();
}

void WallChoice::giveUp(const QString &file, const QString &why)
{
    if (file != m_file)
        return; // said already
    qWarning("no wallpaper: %s: %s", qUtf8Printable(file), qUtf8Printable(why));
    setFile({});
}

} // namespace doorward
