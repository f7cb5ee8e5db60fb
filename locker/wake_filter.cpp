// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/wake_filter.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <utility>

namespace doorward {

void WakeFilter::arm()
{
    m_isArmed = true;
    m_keys.clear();
    m_hasTouch = m_hasButton = false;
    // Again: before whatever else has been put in front since.
    QCoreApplication::instance()->installEventFilter(this);
}

void WakeFilter::disarm()
{
    m_isArmed = false;
}

bool WakeFilter::takePress()
{
    if (!std::exchange(m_isArmed, false))
        return false;
    emit pressed();
    return true;
}

bool WakeFilter::takeKey(const QEvent &event)
{
    const auto &key = static_cast<const QKeyEvent &>(event);
    const bool isRelease = event.type() == QEvent::KeyRelease;
    if (isRelease && !key.isAutoRepeat())
        return m_keys.remove(key.nativeScanCode());
    if (m_keys.contains(key.nativeScanCode()))
        return true;
    if (isRelease || key.isAutoRepeat() || !takePress())
        return false;
    m_keys.insert(key.nativeScanCode());
    return true;
}

bool WakeFilter::eventFilter(QObject *watched, QEvent *event)
{
    // Items get what their window has got: once is enough.
    if (!watched->isWindowType())
        return false;
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
        return takeKey(*event);
    case QEvent::TouchBegin:
        return m_hasTouch = takePress();
    case QEvent::TouchUpdate:
        return m_hasTouch;
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return std::exchange(m_hasTouch, false);
    case QEvent::MouseButtonPress:
        return m_hasButton = takePress();
    case QEvent::MouseButtonRelease:
        return std::exchange(m_hasButton, false);
    default:
        return false;
    }
}

} // namespace doorward
