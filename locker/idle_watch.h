// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>

struct ext_idle_notification_v1;
struct ext_idle_notifier_v1;
struct wl_display;
struct wl_seat;

namespace doorward {

/// Has the compositor tell when nobody has used the seat for a while (ext-idle-notify-v1): nothing
/// here looks by itself. GUI thread, on the application's own connection.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    /// Waits for the compositor once. The seat (may be null) outlives this.
    IdleWatch(wl_display *display, wl_seat *seat, QObject *parent = nullptr);
    ~IdleWatch() override;

    [[nodiscard]] bool isSupported() const { return m_notifier && m_seat; }
    /// From now on idled() comes after that long without a touch or key, counted from here; never
    /// for zero. Replaces what was asked before.
    void await(std::chrono::seconds time);

signals:
    void idled();
    /// After idled(): somebody is there again. Comes before the key or touch itself.
    void resumed();

private:
    void stop();

    ext_idle_notifier_v1 *m_notifier;
    wl_seat *m_seat;
    ext_idle_notification_v1 *m_notification = nullptr;
};

} // namespace doorward
