// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_surface.h"

#include <ext-session-lock-v1.h>
#include <wayland-client.h>

#include <cmath>

namespace doorward {

namespace {
// Versions of wl_surface: with a scale at all, and with an event of its own for it.
constexpr std::uint32_t scaled = 3;
constexpr std::uint32_t tellsItsScale = 6;
} // namespace

LockSurface::LockSurface(wl_display *display, ext_session_lock_v1 *lock, wl_surface *surface,
                         wl_output *output)
    : m_covering(surface)
{
    static constexpr ext_session_lock_surface_v1_listener listener{
        [](void *self, ext_session_lock_surface_v1 *, std::uint32_t serial, std::uint32_t width,
           std::uint32_t height) {
            static_cast<LockSurface *>(self)->configure(
                serial, QSize(static_cast<int>(width), static_cast<int>(height)));
        }};
    // The toolkit draws as soon as its loop runs, and a frame before the first acknowledgement is
    // a protocol error: so that one event is waited for here, on a queue of its own.
    wl_event_queue *queue = wl_display_create_queue(display);
    auto *wrapped = static_cast<ext_session_lock_v1 *>(wl_proxy_create_wrapper(lock));
    wl_proxy_set_queue(reinterpret_cast<wl_proxy *>(wrapped), queue);
    m_surface = ext_session_lock_v1_get_lock_surface(wrapped, surface, output);
    wl_proxy_wrapper_destroy(wrapped);
    ext_session_lock_surface_v1_add_listener(m_surface, &listener, this);
    wl_display_roundtrip_queue(display, queue);
    wl_proxy_set_queue(reinterpret_cast<wl_proxy *>(m_surface), nullptr);
    wl_display_dispatch_queue_pending(display, queue); // what came in between
    wl_event_queue_destroy(queue);
    acknowledge();
}

LockSurface::~LockSurface()
{
    ext_session_lock_surface_v1_destroy(m_surface);
}

void LockSurface::acknowledge()
{
    if (!std::exchange(m_isPending, false))
        return;
    ext_session_lock_surface_v1_ack_configure(m_surface, m_serial);
}

void LockSurface::setScale(double pixels)
{
    const std::uint32_t version = wl_surface_get_version(m_covering);
    const int scale = static_cast<int>(std::ceil(pixels));
    if (version < scaled || version >= tellsItsScale || scale == m_scale)
        return;
    m_scale = scale;
    wl_surface_set_buffer_scale(m_covering, scale);
}

void LockSurface::configure(std::uint32_t serial, QSize size)
{
    m_serial = serial;
    m_size = size;
    m_isPending = true;
    if (onResize)
        onResize();
}

} // namespace doorward
