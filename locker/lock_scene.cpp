// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_scene.h"

#include "locker/early_keys.h"
#include "locker/lock_outputs.h"
#include "locker/lock_settings.h"
#include "locker/lock_window.h"
#include "locker/media_players.h"
#include "qml/access/choices.h"
#include "qml/types/accounts.h"
#include "qml/types/layout_name.h"
#include "qml/types/system_status.h"
#include "qml/wall/wall_choice.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <utility>

namespace doorward {

namespace {

const QUrl fullScreen(QStringLiteral("qrc:/qt/qml/Doorward/screens/LockerScreen.qml"));
const QUrl simpleScreen(QStringLiteral("qrc:/qt/qml/Doorward/simple/SimpleScreen.qml"));

} // namespace

LockScene::LockScene(const QString &session, Face face, LockOutputs &outputs,
                     const LockSettings &settings, QObject *parent)
    : QObject(parent), m_face(face), m_outputs(outputs), m_settings(settings),
      m_switch(session, QDBusConnection::systemBus()), m_channel(BusChannel::Kind::Unlock, session),
      m_door(Door::Purpose::Unlock, &m_channel, &m_people), m_component(m_engine.get())
{
    QQmlEngine::setObjectOwnership(&m_door, QQmlEngine::CppOwnership);
    connect(&m_door, &Door::opened, this, &LockScene::opened);
    connect(&m_channel, &BusChannel::failed, this, &LockScene::faulty);
    // After the door, which was there first.
    connect(&m_channel, &BusChannel::ready, this, &LockScene::typable);
    connect(&m_channel, &BusChannel::failed, this, &LockScene::typable);
    m_door.setOwner(personOfThisProcess());
    followLayout(m_door);
    QQmlEngine::setObjectOwnership(&m_media, QQmlEngine::CppOwnership);
    m_channel.open();

    dress();
    connect(&m_outputs, &LockOutputs::windowAdded, this, &LockScene::fill);
    connect(&m_outputs, &LockOutputs::primaryChanged, this, &LockScene::showPrimary);
    const QList<LockWindow *> windows = m_outputs.windows();
    for (LockWindow *window : windows)
        fill(window);
}

LockScene::~LockScene()
{
    // Before the engine and the door.
    qDeleteAll(m_items);
}

void LockScene::dress()
{
    if (m_face == Face::Full) {
        Choices::keepInFile();
        SystemStatus::listenOn(QDBusConnection::systemBus());
        WallChoice::askOn(QDBusConnection::systemBus(), WallChoice::Screen::Lock);
        connect(&m_switch, &SeatSwitch::failed, this, &LockScene::faulty);
        connect(&m_switch, &SeatSwitch::possibleChanged, this, [this] {
            emit noted(QStringLiteral("the login screen can be called"));
            for (QQuickItem *item : std::as_const(m_items))
                offerSwitch(item);
        });
        m_switch.ask();
        connect(&m_settings, &LockSettings::changed, this, &LockScene::followMedia);
        followMedia();
    }
    m_component.loadUrl(m_face == Face::Full ? fullScreen : simpleScreen);
}

void LockScene::followMedia()
{
    using Allowed = LockSettings::Media;
    m_players.reset();
    if (m_settings.media() != Allowed::Nothing)
        m_players = std::make_unique<MediaPlayers>(m_settings.media() == Allowed::Titles, m_media);
}

void LockScene::take(EarlyKeys &keys)
{
    keys.giveTo(m_door);
}

void LockScene::fill(LockWindow *window)
{
    QObject *object = m_component.createWithInitialProperties(
        {{QStringLiteral("door"), QVariant::fromValue(&m_door)},
         {QStringLiteral("primary"), window == m_outputs.primary()},
         {QStringLiteral("width"), window->width()},
         {QStringLiteral("height"), window->height()}});
    auto *item = qobject_cast<QQuickItem *>(object);
    if (!item) {
        emit faulty(m_component.errorString());
        delete object;
        return;
    }
    QQmlEngine::setObjectOwnership(item, QQmlEngine::CppOwnership);
    m_items.insert(window, item);
    connect(window, &QObject::destroyed, this, [this, window] { delete m_items.take(window); });
    connect(window, &QWindow::widthChanged, item, [item](int width) { item->setWidth(width); });
    connect(window, &QWindow::heightChanged, item, [item](int height) { item->setHeight(height); });
    if (m_face == Face::Full)
        item->setProperty("media", QVariant::fromValue(&m_media));
    item->setParentItem(window->contentItem());
    item->setFocus(true);
    offerSwitch(item);
    if (window == m_outputs.primary())
        noteFrame(window);
}

/// Only where there is a way: what would do nothing is not shown.
void LockScene::offerSwitch(QQuickItem *item) const
{
    if (!m_switch.isPossible())
        return;
    item->setProperty("canSwitch", true);
    connect(item, SIGNAL(otherPersonWanted()), &m_switch, SLOT(toLogin()), Qt::UniqueConnection);
}

void LockScene::noteFrame(QQuickWindow *window)
{
    connect(
        window, &QQuickWindow::frameSwapped, this,
        [this] {
            if (!std::exchange(m_isShown, true))
                emit shown();
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    window->update();
}

void LockScene::showPrimary()
{
    for (auto entry = m_items.cbegin(); entry != m_items.cend(); ++entry)
        entry.value()->setProperty("primary", entry.key() == m_outputs.primary());
    // Where the session was locked without an output, the first one to come.
    if (!m_isShown && m_outputs.primary())
        noteFrame(m_outputs.primary());
}

} // namespace doorward
