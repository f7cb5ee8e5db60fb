// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_outputs.h"

#include "locker/lock_window.h"
#include "locker/window_focus.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>

namespace doorward {

LockOutputs::LockOutputs(SessionLock &lock, QObject *parent) : QObject(parent), m_lock(lock)
{
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &LockOutputs::add);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &LockOutputs::remove);
}

LockOutputs::~LockOutputs() = default;

void LockOutputs::cover()
{
    m_isOn = true;
    m_isCovered = false;
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens)
        add(screen);
    checkCovered();
}

void LockOutputs::uncover()
{
    m_isOn = false;
    m_primary = nullptr;
    m_windows.clear();
}

QList<LockWindow *> LockOutputs::windows() const
{
    QList<LockWindow *> result;
    for (const auto &window : m_windows)
        result.append(window.get());
    return result;
}

void LockOutputs::add(QScreen *screen)
{
    // Without a name it stands for "no output at all".
    if (!m_isOn || screen->name().isEmpty())
        return;
    m_windows.push_back(std::make_unique<LockWindow>(screen, m_lock));
    LockWindow *window = m_windows.back().get();
    connect(window, &LockWindow::covering, this, [this, window] {
        emit outputCovered(window->screen()->name());
        checkCovered();
    });
    connect(window, &LockWindow::touched, this, [this, window] { setPrimary(window); });
    connect(window, &LockWindow::typed, this,
            [this, window](QEvent *event, bool *taken) { *taken = handOver(window, event); });
    emit windowAdded(window);
    if (!m_primary)
        setPrimary(window);
}

void LockOutputs::remove(QScreen *screen)
{
    const auto gone = std::find_if(m_windows.begin(), m_windows.end(),
                                   [&](const auto &window) { return window->screen() == screen; });
    if (gone == m_windows.end())
        return;
    const bool wasPrimary = gone->get() == m_primary;
    m_windows.erase(gone);
    if (wasPrimary) {
        m_primary = nullptr;
        if (!m_windows.empty())
            setPrimary(m_windows.front().get());
    }
    checkCovered();
}

void LockOutputs::checkCovered()
{
    if (!m_isOn || m_isCovered)
        return;
    if (!std::all_of(m_windows.begin(), m_windows.end(),
                     [](const auto &window) { return window->isCovering(); }))
        return;
    m_isCovered = true;
    emit covered();
}

void LockOutputs::setPrimary(LockWindow *window)
{
    if (window == m_primary)
        return;
    m_primary = window;
    giveFocus(window);
    emit primaryChanged();
}

/// The compositor chooses who gets the keys, and it may choose another output than the person did.
bool LockOutputs::handOver(LockWindow *window, QEvent *event)
{
    if (!m_primary || window == m_primary || m_isHandingOver)
        return false;
    const QScopedValueRollback<bool> guard(m_isHandingOver, true);
    if (QGuiApplication::focusWindow() != m_primary)
        giveFocus(m_primary);
    QCoreApplication::sendEvent(m_primary, event);
    return true;
}

} // namespace doorward
