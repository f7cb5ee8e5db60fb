// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <systemd/sd-bus.h>

namespace doorward {

/// The bus of the person's own programs, never waited for: Qt's D-Bus would wait for its greeting,
/// and with it for whatever of theirs hangs. Nothing that comes from there is believed more than a
/// program of theirs is. GUI thread.
class UserBus : public QObject
{
    Q_OBJECT

public:
    explicit UserBus(QObject *parent = nullptr);
    ~UserBus() override;

    /// Null where there is none, or it has gone. After a call is queued on it, flush().
    [[nodiscard]] sd_bus *get() const { return m_bus.get(); }
    /// Sends what is queued as soon as the other end takes it.
    void flush();

signals:
    void lost();

private:
    struct Close
    {
        void operator()(sd_bus *bus) const { sd_bus_close_unref(bus); }
    };

    void process();
    void await();

    std::unique_ptr<sd_bus, Close> m_bus;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_timer;
};

} // namespace doorward
