// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/outputs/prompt_windows.h"

#include "qml/outputs/window_focus.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QScopedValueRollback>

namespace doorward {

void PromptWindows::add(QQuickWindow *window)
{
    m_windows.append(window);
    window->installEventFilter(this);
    if (!m_primary)
        setPrimary(window);
}

void PromptWindows::remove(QQuickWindow *window)
{
    m_windows.removeOne(window);
    window->removeEventFilter(this);
    if (window == m_primary)
        setPrimary(m_windows.value(0));
}

void PromptWindows::clear()
{
    m_windows.clear();
    m_primary = nullptr;
}

void PromptWindows::setPrimary(QQuickWindow *window)
{
    if (window == m_primary)
        return;
    m_primary = window;
    // Not where the compositor gave it: the two would follow each other for ever.
    if (window && QGuiApplication::focusWindow() != window)
        giveFocus(window);
    emit primaryChanged();
}

bool PromptWindows::eventFilter(QObject *watched, QEvent *event)
{
    auto *window = static_cast<QQuickWindow *>(watched); // on nothing else is it installed
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TabletPress:
        setPrimary(window);
        return false;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod:
        return handOver(window, event);
    default:
        return false;
    }
}

/// The compositor chooses who gets the keys, and it may choose another output than the person did.
bool PromptWindows::handOver(QQuickWindow *from, QEvent *event)
{
    if (!m_primary || from == m_primary || m_isHandingOver)
        return false;
    const QScopedValueRollback<bool> guard(m_isHandingOver, true);
    if (QGuiApplication::focusWindow() != m_primary)
        giveFocus(m_primary);
    QCoreApplication::sendEvent(m_primary, event);
    return true;
}

} // namespace doorward
