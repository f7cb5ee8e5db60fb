// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_window.h"

#include "locker/lock_surface.h"
#include "locker/session_lock.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QScreen>
#include <qpa/qplatformnativeinterface.h>

namespace doorward {

namespace {
// The design's wall; the screens draw their own, in the person's theme, over it.
constexpr QRgb wall = 0xFF0A0F14;
} // namespace

LockWindow::LockWindow(QScreen *screen, SessionLock &lock) : m_covered(screen)
{
    setScreen(screen);
    // No shell takes care of this window: the lock does.
    setFlags(Qt::Window | Qt::FramelessWindowHint | Qt::BypassWindowManagerHint);
    setColor(QColor::fromRgb(wall));
    setGeometry(screen->geometry());
    connect(this, &QQuickWindow::frameSwapped, this, &LockWindow::noteFrame);
    show();
    becomeLockSurface(lock);
}

// The lock surface goes before the wl_surface, which ends with the base class.
LockWindow::~LockWindow() = default;

void LockWindow::becomeLockSurface(SessionLock &lock)
{
    QPlatformNativeInterface *native = QGuiApplication::platformNativeInterface();
    auto *surface = static_cast<wl_surface *>(native->nativeResourceForWindow("surface", this));
    auto *output = static_cast<wl_output *>(native->nativeResourceForScreen("output", m_covered));
    if (!surface || !output)
        return;
    m_surface = lock.cover(surface, output);
    m_surface->onResize = [this] { followSurface(); };
    followSurface();
}

void LockWindow::followSurface()
{
    // At once: every commit from here on has that size, also one that was asked for before.
    if (size() != m_surface->size())
        resize(m_surface->size());
    if (size() != m_surface->size())
        return;
    m_surface->acknowledge();
    requestUpdate();
}

bool LockWindow::event(QEvent *event)
{
    // A frame of another size than was acknowledged would cost the connection.
    const bool draws = event->type() == QEvent::Expose || event->type() == QEvent::UpdateRequest;
    if (draws && (!m_surface || size() != m_surface->size()))
        return true;
    if (draws)
        m_surface->setScale(devicePixelRatio());
    return QQuickWindow::event(event);
}

void LockWindow::setBlack(bool black)
{
    setColor(black ? QColor(Qt::black) : QColor::fromRgb(wall));
    // Not disabled: the keys go on to whatever has the focus.
    contentItem()->setVisible(!black);
    requestUpdate();
}

void LockWindow::noteFrame()
{
    if (std::exchange(m_isCovering, true))
        return;
    emit covering();
}

} // namespace doorward
