// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locker/seat_switch.h"
#include "qml/types/bus_channel.h"
#include "qml/types/door.h"
#include "qml/types/engine.h"
#include "qml/types/media.h"
#include "qml/types/people_model.h"

#include <QHash>
#include <QQmlComponent>
#include <QQmlEngine>

class QQuickItem;
class QQuickWindow;

namespace doorward {

class EarlyKeys;
class LockOutputs;
class LockSettings;
class LockWindow;
class MediaPlayers;

/// What is on the lock windows, and behind it the door to doorwardd: everything that is loaded when
/// the session is locked and let go when it is unlocked. The outputs outlive it. GUI thread.
class LockScene : public QObject
{
    Q_OBJECT

public:
    enum class Face {
        Full,
        Simple, ///< after faults: nothing of the person's, no picture, no keyboard's engine
    };

    /// settings have been asked for.
    LockScene(const QString &session, Face face, LockOutputs &outputs, const LockSettings &settings,
              QObject *parent = nullptr);
    ~LockScene() override;

    /// Goes on with what was typed before it was there.
    void take(EarlyKeys &keys);

signals:
    /// The prompt's output shows its screen.
    void shown();
    /// Keys count from now on: doorwardd has answered. Or they do not, because it is away, which is
    /// said on the screen. Again whenever one of these comes anew.
    void typable();
    /// doorwardd says that the person may go on: the only reason to unlock.
    void opened();
    /// For the journal.
    void noted(const QString &what);
    /// Something cannot be shown, or doorwardd be reached; for the journal.
    void faulty(const QString &what);

private:
    void dress();
    void followMedia();
    void fill(LockWindow *window);
    void noteFrame(QQuickWindow *window);
    void showPrimary();

    void offerSwitch(QQuickItem *item) const;

    const Face m_face;
    LockOutputs &m_outputs;
    const LockSettings &m_settings;
    SeatSwitch m_switch;
    BusChannel m_channel;
    PeopleModel m_people;
    Door m_door;
    Media m_media;
    std::unique_ptr<MediaPlayers> m_players; ///< null where nothing of theirs is shown
    const Engine m_engine = makeEngine();
    QQmlComponent m_component;
    QHash<LockWindow *, QQuickItem *> m_items;
    bool m_isShown = false;
};

} // namespace doorward
