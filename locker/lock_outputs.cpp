// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_outputs.h"

#include "locker/lock_window.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace doorward {

LockOutputs::LockOutputs(SessionLock &lock, QObject *parent) : QObject(parent), m_lock(lock)
{
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &LockOutputs::add);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &LockOutputs::remove);
    connect(&m_prompt, &PromptWindows::primaryChanged, this, &LockOutputs::primaryChanged);
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
    m_prompt.clear();
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
        emit outputCovered(window->covered()->name());
        checkCovered();
    });
    emit windowAdded(window);
    m_prompt.add(window);
}

void LockOutputs::remove(QScreen *screen)
{
    const auto gone = std::find_if(m_windows.begin(), m_windows.end(),
                                   [&](const auto &window) { return window->covered() == screen; });
    if (gone == m_windows.end())
        return;
    const std::unique_ptr<LockWindow> window = std::move(*gone);
    m_windows.erase(gone);
    m_prompt.remove(window.get());
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

} // namespace doorward
