// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

#include <chrono>

namespace doorward {

/// How long nobody has to be there until the session is locked, and the locked screen dark: what
/// doorwardd says of [Locker] IdleSeconds and DimSeconds, asked for again from each doorwardd that
/// comes. Before one has said so, they are what doorward.conf(5) has as its defaults. GUI thread.
class IdleTimes : public QObject
{
    Q_OBJECT

public:
    explicit IdleTimes(const QDBusConnection &bus, QObject *parent = nullptr);

    void ask();
    /// Zero: never.
    [[nodiscard]] std::chrono::seconds untilLocked() const { return m_untilLocked; }
    [[nodiscard]] std::chrono::seconds untilDark() const { return m_untilDark; }

signals:
    void changed();

private:
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::chrono::seconds m_untilLocked{300};
    std::chrono::seconds m_untilDark{30};
};

} // namespace doorward
