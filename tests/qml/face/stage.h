// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/keyboard/on_screen_keyboard.h"
#include "qml/types/door.h"
#include "qml/types/engine.h"
#include "qml/types/media.h"
#include "tests/unit/types/scripted_channel.h"

#include <QQuickView>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

namespace doorward {

/// How a screen is looked at.
struct Look
{
    QSize size{1280, 800};
    QString theme = QStringLiteral("dark");
    double textScale = 1;
    QString language = QStringLiteral("en_GB");
    bool keyboardless = false; ///< no real keyboard is there
    QString wallpaper = {};    ///< the file of a picture that can be shown
    bool simple = false;       ///< the locker's after faults
};

/// Gives the screens of an engine their looks, and returns their Tokens.
QObject *dressed(QQmlEngine &engine, const Look &look);

/// A singleton of the module, which is known only once something has imported that.
[[nodiscard]] QObject *singletonOf(QQmlEngine &engine, const char *name);

/// Where a finger or a mouse would aim at, in the window.
[[nodiscard]] QPoint middle(const QQuickItem *item);

/// A whole screen, offscreen, before a door whose channel the test speaks for. Nothing moves on
/// it unless animated() is asked for.
class Stage
{
public:
    Stage(Door::Purpose purpose, const Look &look);
    ~Stage();

    /// People; the first are alice, bob, chidi, dana.
    void people(int count);
    /// Whoever is at the door has these methods, and one reader is there.
    void person(int row, const QStringList &methods);
    void owner(const QString &name, const QString &realName, const QStringList &methods);
    void type(const QString &text) { typeInto(*m_door->entry(), text); }
    static void typeInto(SecretEntry &entry, const QString &text);

    /// Loads the screen; the door is as it was scripted so far.
    void show();
    void settle();
    void animated();
    QImage grab();

    Door &door() { return *m_door; }
    ScriptedChannel &channel() { return *m_channel; }
    QQuickView &view() { return *m_view; }
    Media &media() { return m_media; }
    /// Shows what plays, on a screen that has been loaded.
    void playMedia(const Media::State &state);
    OnScreenKeyboard &keyboard() { return *m_keyboard; }
    QObject *tokens() const { return m_tokens; }
    /// A click in the middle of what named() finds; the test fails where there is no such thing.
    void click(const QString &accessibleName);
    /// The first item for which matches() is true, in the order of painting.
    QQuickItem *find(const std::function<bool(QQuickItem *)> &matches) const;
    /// The visible item an assistive tool knows by this name.
    QQuickItem *named(const QString &accessibleName) const;

private:
    void awaitPicture();

    Look m_look;
    Media m_media;
    std::unique_ptr<ScriptedChannel> m_channel;
    std::unique_ptr<PeopleModel> m_people;
    std::unique_ptr<Door> m_door;
    const Engine m_engine = makeEngine();
    std::unique_ptr<QQuickView> m_view;
    QObject *m_tokens = nullptr;
    OnScreenKeyboard *m_keyboard = nullptr;
};

} // namespace doorward
