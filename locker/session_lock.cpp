// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/session_lock.h"

#include "locker/lock_surface.h"

#include <cstring>
#include <ext-session-lock-v1.h>
#include <wayland-client.h>

namespace doorward {

namespace {

constexpr std::uint32_t version = 1;

template <typename Proxy> void setQueue(Proxy *proxy, wl_event_queue *queue)
{
    wl_proxy_set_queue(reinterpret_cast<wl_proxy *>(proxy), queue);
}

void noteGlobal(void *data, wl_registry *registry, std::uint32_t name, const char *interface,
                std::uint32_t)
{
    auto &manager = *static_cast<ext_session_lock_manager_v1 **>(data);
    if (!manager && std::strcmp(interface, ext_session_lock_manager_v1_interface.name) == 0)
        manager = static_cast<ext_session_lock_manager_v1 *>(
            wl_registry_bind(registry, name, &ext_session_lock_manager_v1_interface, version));
}

void ignoreGlobal(void *, wl_registry *, std::uint32_t) {}

constexpr wl_registry_listener registryListener{noteGlobal, ignoreGlobal};

} // namespace

SessionLock::SessionLock(wl_display *display, QObject *parent) : QObject(parent), m_display(display)
{
    bindManager();
}

SessionLock::~SessionLock()
{
    // A lock that is held is abandoned, never destroyed: it ends with the connection, which the
    // compositor answers by staying locked.
    if (m_unlocking)
        wl_callback_destroy(m_unlocking);
    if (m_manager)
        ext_session_lock_manager_v1_destroy(m_manager);
}

void SessionLock::bindManager()
{
    // A queue of our own: the round trip must not run the application's listeners.
    wl_event_queue *queue = wl_display_create_queue(m_display);
    auto *display = static_cast<wl_display *>(wl_proxy_create_wrapper(m_display));
    setQueue(display, queue);
    wl_registry *registry = wl_display_get_registry(display);
    wl_proxy_wrapper_destroy(display);
    wl_registry_add_listener(registry, &registryListener, &m_manager);
    wl_display_roundtrip_queue(m_display, queue);
    if (m_manager)
        setQueue(m_manager, nullptr);
    wl_registry_destroy(registry);
    wl_event_queue_destroy(queue);
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
