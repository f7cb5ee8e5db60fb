// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/door.h"
#include "qml/types/hints_model.h"

#include <QPointer>
#include <QQuickItem>
#include <QTimer>

namespace doorward {

/// Says what happens at a door to somebody who does not see it, through whatever screen reader is
/// there. It is silent while nobody listens or it is not active (another output has the prompt).
///
/// From Qt 6.8 on it is AT-SPI's announcement. Before, AT-SPI has the change of an alert's name and
/// an alert: this item's, whose name is what was said last.
class Announcer : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(doorward::Door *door READ door WRITE setDoor NOTIFY doorChanged FINAL)
    Q_PROPERTY(doorward::HintsModel *hints READ hints WRITE setHints NOTIFY hintsChanged FINAL)
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(bool echoes READ echoes WRITE setEchoes NOTIFY echoesChanged FINAL)
    Q_PROPERTY(QString time READ time WRITE setTime NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString last READ last NOTIFY lastChanged FINAL)

public:
    explicit Announcer(QQuickItem *parent = nullptr);

    [[nodiscard]] Door *door() const { return m_door; }
    void setDoor(Door *door);
    [[nodiscard]] HintsModel *hints() const { return m_hints; }
    void setHints(HintsModel *hints);
    [[nodiscard]] bool active() const { return m_active; }
    void setActive(bool active);
    /// Digits are said as they are typed.
    [[nodiscard]] bool echoes() const { return m_echoes; }
    void setEchoes(bool echoes);
    /// The time of day, as it is spoken.
    [[nodiscard]] QString time() const { return m_time; }
    void setTime(const QString &time);
    /// What was said last.
    [[nodiscard]] QString last() const { return m_last; }

    /// assertive: at once, in place of what is being said; otherwise when there is a pause.
    Q_INVOKABLE void say(const QString &text, bool assertive = true);

signals:
    void doorChanged();
    void hintsChanged();
    void activeChanged();
    void echoesChanged();
    void timeChanged();
    void lastChanged();
    /// For tests, and whoever listens without AT-SPI.
    void announced(const QString &text, bool assertive);

private:
    void onState();
    void onPrompt();
    void onMessage();
    void onRetryIn();
    void onMethod();
    void onHint(int row);
    [[nodiscard]] QString tries() const;

    QPointer<Door> m_door;
    QPointer<HintsModel> m_hints;
    bool m_active = true;
    bool m_echoes = false;
    QString m_time;
    QString m_last;
    QString m_prompt;   ///< said already
    int m_lastWait = 0; ///< seconds
    QTimer m_stillChecking;
};

} // namespace doorward
