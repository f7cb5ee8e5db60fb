// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/idle_watch.h"

#include "locker/wayland_global.h"

#include <algorithm>
#include <ext-idle-notify-v1.h>
#include <limits>
#include <wayland-client.h>

namespace doorward {

IdleWatch::IdleWatch(wl_display *display, wl_seat *seat, QObject *parent)
    : QObject(parent), m_notifier(static_cast<ext_idle_notifier_v1 *>(
                           bindGlobal(display, ext_idle_notifier_v1_interface))),
      m_seat(seat)
{}

IdleWatch::~IdleWatch()
{
    stop();
    if (m_notifier)
        ext_idle_notifier_v1_destroy(m_notifier);
}

void IdleWatch::await(std::chrono::seconds time)
{
    static constexpr ext_idle_notification_v1_listener listener{
        [](void *self, ext_idle_notification_v1 *) {
            emit static_cast<IdleWatch *>(self)->idled();
        },
        [](void *self, ext_idle_notification_v1 *) {
            emit static_cast<IdleWatch *>(self)->resumed();
        }};
    stop();
    if (!isSupported() || time.count() <= 0)
        return;
    const auto longest = static_cast<std::int64_t>(std::numeric_limits<std::uint32_t>::max());
    const auto wait = static_cast<std::uint32_t>(
        std::min<std::int64_t>(std::chrono::milliseconds(time).count(), longest));
    m_notification = ext_idle_notifier_v1_get_idle_notification(m_notifier, wait, m_seat);
    ext_idle_notification_v1_add_listener(m_notification, &listener, this);
}

void IdleWatch::stop()
{
    if (m_notification)
        ext_idle_notification_v1_destroy(std::exchange(m_notification, nullptr));
}

} // namespace doorward
