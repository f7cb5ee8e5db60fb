// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/session_lock.h"

#include "locker/lock_surface.h"
#include "locker/wayland_global.h"

#include <ext-session-lock-v1.h>
#include <wayland-client.h>

namespace doorward {

SessionLock::SessionLock(wl_display *display, QObject *parent)
    : QObject(parent), m_display(display),
      m_manager(static_cast<ext_session_lock_manager_v1 *>(
          bindGlobal(display, ext_session_lock_manager_v1_interface)))
{}

SessionLock::~SessionLock()
{
    // A lock that is held is abandoned, never destroyed: it ends with the connection, which the
    // compositor answers by staying locked.
    if (m_unlocking)
        wl_callback_destroy(m_unlocking);
    if (m_manager)
        ext_session_lock_manager_v1_destroy(m_manager);
}

void SessionLock::request()
{
    static constexpr ext_session_lock_v1_listener listener{
        [](void *self, ext_session_lock_v1 *) {
            static_cast<SessionLock *>(self)->m_isLocked = true;
            emit static_cast<SessionLock *>(self)->locked();
        },
        [](void *self, ext_session_lock_v1 *) {
            emit static_cast<SessionLock *>(self)->finished();
        }};
    m_isLocked = false;
    m_lock = ext_session_lock_manager_v1_lock(m_manager);
    ext_session_lock_v1_add_listener(m_lock, &listener, this);
    wl_display_flush(m_display);
}

std::unique_ptr<LockSurface> SessionLock::cover(wl_surface *surface, wl_output *output)
{
    return std::make_unique<LockSurface>(m_display, m_lock, surface, output);
}

void SessionLock::unlock()
{
    static constexpr wl_callback_listener listener{[](void *data, wl_callback *, std::uint32_t) {
        auto *self = static_cast<SessionLock *>(data);
        wl_callback_destroy(std::exchange(self->m_unlocking, nullptr));
        emit self->unlocked();
    }};
    ext_session_lock_v1_unlock_and_destroy(std::exchange(m_lock, nullptr));
    m_unlocking = wl_display_sync(m_display);
    wl_callback_add_listener(m_unlocking, &listener, this);
    wl_display_flush(m_display);
}

void SessionLock::release()
{
    ext_session_lock_v1 *lock = std::exchange(m_lock, nullptr);
    // The protocol's way to say "I have understood"; the compositor ended the lock before.
    if (m_isLocked)
        ext_session_lock_v1_unlock_and_destroy(lock);
    else
        ext_session_lock_v1_destroy(lock);
}

} // namespace doorward
