// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>

namespace doorward {

/// Keeps the one key, touch or click that wakes a dark screen from being typed: whoever made it saw
/// nothing of what it would do. Everything after it goes on as usual. GUI thread.
class WakeFilter : public QObject
{
    Q_OBJECT

public:
    explicit WakeFilter(QObject *parent = nullptr) : QObject(parent) {}

    /// The screen is dark: the next press is not typed.
    void arm();
    /// The screen is lit, and what lit it has been seen, if it was a press at all.
    void disarm();

signals:
    /// A press while it was armed. Not where something else lights the screen.
    void pressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool takePress();
    [[nodiscard]] bool takeKey(const QEvent &event);

    bool m_isArmed = false;
    QSet<quint32> m_keys; ///< held since: their repeats and releases are nobody's, too
    bool m_hasTouch = false;
    bool m_hasButton = false;
};

} // namespace doorward
