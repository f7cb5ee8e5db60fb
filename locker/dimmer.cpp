// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/dimmer.h"

#include "locker/lock_outputs.h"
#include "locker/lock_window.h"

#include <QGuiApplication>
#include <QScreen>
#include <qpa/qplatformnativeinterface.h>
#include <qpa/qwindowsysteminterface.h>
#include <wayland-client.h>

#include <utility>

namespace doorward {

namespace {

wl_output *outputOf(QScreen *screen)
{
    return static_cast<wl_output *>(
        QGuiApplication::platformNativeInterface()->nativeResourceForScreen("output", screen));
}

} // namespace

Dimmer::Dimmer(wl_display *display, LockOutputs &outputs, QObject *parent)
    : QObject(parent), m_display(display), m_outputs(outputs), m_power(display)
{
    connect(&m_outputs, &LockOutputs::windowAdded, this, [this](LockWindow *window) {
        if (m_isDark)
            hide(window);
    });
    connect(&m_filter, &WakeFilter::pressed, this, &Dimmer::light);
}

Dimmer::~Dimmer()
{
    if (m_seen)
        wl_callback_destroy(m_seen);
}

void Dimmer::darken()
{
    if (std::exchange(m_isDark, true))
        return;
    m_filter.arm();
    const QList<LockWindow *> windows = m_outputs.windows();
    for (LockWindow *window : windows)
        hide(window);
    emit darkened();
}

void Dimmer::wake()
{
    if (!m_isDark)
        return;
    awaitPress();
    light();
}

void Dimmer::light()
{
    if (!std::exchange(m_isDark, false))
        return;
    if (!m_seen)
        m_filter.disarm();
    const QList<LockWindow *> windows = m_outputs.windows();
    for (LockWindow *window : windows)
        window->setBlack(false);
    lightAll();
    emit lit();
}

void Dimmer::lightAll()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens)
        m_power.set(outputOf(screen), true);
}

/// The compositor says that somebody is there before it sends what they did, if that was a press:
/// it has sent that, too, when it answers.
void Dimmer::awaitPress()
{
    static constexpr wl_callback_listener listener{[](void *data, wl_callback *, std::uint32_t) {
        auto *self = static_cast<Dimmer *>(data);
        wl_callback_destroy(std::exchange(self->m_seen, nullptr));
        // Qt has it, and hands it on by and by.
        QMetaObject::invokeMethod(
            self,
            [self] {
                QWindowSystemInterface::flushWindowSystemEvents();
                if (!self->m_isDark)
                    self->m_filter.disarm();
            },
            Qt::QueuedConnection);
    }};
    if (m_seen)
        return;
    m_seen = wl_display_sync(m_display);
    wl_callback_add_listener(m_seen, &listener, this);
    wl_display_flush(m_display);
}

void Dimmer::hide(LockWindow *window)
{
    if (m_power.isSupported())
        m_power.set(outputOf(window->covered()), false);
    else
        window->setBlack(true);
}

} // namespace doorward
