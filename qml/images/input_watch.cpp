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
    case QEvent::KeyPress:
        watchKey(static_cast<QKeyEvent *>(event));
        break;
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        emit fingered();
        emit pointed();
        break;
    case QEvent::MouseButtonPress:
        emit pointed();
        break;
    default:
        break;
    }
    return QQuickItem::eventFilter(watched, event);
}

void InputWatch::watchKey(const QKeyEvent *event)
{
    const int key = event->key();
    const bool arrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
    if (arrow || key == Qt::Key_Tab || key == Qt::Key_Backtab)
        emit movedByKey();
    // What comes from the window system is spontaneous; the buttons at a tablet's side have no
    // text.
    if (event->spontaneous() && !event->text().isEmpty())
        emit typed();
}

} // namespace doorward
