// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/secret_buffer.h"

#include <QObject>

class QKeyEvent;

namespace doorward {

class Door;

/// What is typed on the lock windows before there is a prompt: as long as this lives, every key of
/// the application is kept here, in locked memory, and goes nowhere else. Enter is the last one
/// that counts. GUI thread.
class EarlyKeys : public QObject
{
    Q_OBJECT

public:
    explicit EarlyKeys(QObject *parent = nullptr);

    /// Wakes the door and types there what was typed here, if anything was. Wipes it.
    void giveTo(Door &door);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const QKeyEvent &event);
    void append(const QString &keystroke);
    void forget();

    SecretBuffer m_typed;
    bool m_isEntered = false;
    bool m_isSpoilt = false; ///< a part is missing: the rest would be a wrong answer
};

} // namespace doorward
