// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQmlIntegration>

namespace doorward {

/// What a screen shows of the program that plays music or a film: whether there is one, and what it
/// can be told. Whoever finds such programs keeps it up to date. GUI thread.
class Media : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A screen is given one.")
    Q_PROPERTY(bool shown READ shown NOTIFY changed FINAL)
    Q_PROPERTY(bool playing READ playing NOTIFY changed FINAL)
    Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)

public:
    struct State
    {
        bool isShown = false;
        bool isPlaying = false; ///< otherwise it is paused
        bool hasNext = false;
        QString title = {}; ///< empty where nobody may read it

        bool operator==(const State &) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] bool shown() const { return m_state.isShown; }
    [[nodiscard]] bool playing() const { return m_state.isPlaying; }
    [[nodiscard]] bool hasNext() const { return m_state.hasNext; }
    [[nodiscard]] QString title() const { return m_state.title; }

    void show(const State &state);

signals:
    void changed();
    /// Somebody wants it to pause, or to go on.
    void playPauseWanted();
    void nextWanted();

private:
    State m_state;
};

} // namespace doorward
