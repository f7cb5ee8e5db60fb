// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/input_watch.h"

#include <QKeyEvent>

namespace doorward {

void InputWatch::itemChange(ItemChange change, const ItemChangeData &value)
{
    if (change == ItemSceneChange && m_window != value.window) {
        if (m_window)
            m_window->removeEventFilter(this);
        m_window = value.window;
        if (m_window)
            m_window->installEventFilter(this);
    }
    QQuickItem::itemChange(change, value);
}

bool InputWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool arrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
        if (arrow || key == Qt::Key_Tab || key == Qt::Key_Backtab)
            emit movedByKey();
        break;
    }
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        emit pointed();
        break;
    default:
        break;
    }
    return QQuickItem::eventFilter(watched, event);
}

} // namespace doorward
