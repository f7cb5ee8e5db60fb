// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>

#include <chrono>

namespace doorward {

/// What doorwardd says of [Locker], asked for again from each doorwardd that comes. Until one has
/// said so, the times are those that doorward.conf(5) has as its defaults. GUI thread.
class LockSettings : public QObject
{
    Q_OBJECT

public:
    /// What a locked screen shows of a player of music or films.
    enum class Media { Nothing, Controls, Titles };

    explicit LockSettings(const QDBusConnection &bus, QObject *parent = nullptr);

    void ask();
    /// Without a touch or key, from IdleSeconds and DimSeconds. Zero: never.
    [[nodiscard]] std::chrono::seconds untilLocked() const { return m_untilLocked; }
    [[nodiscard]] std::chrono::seconds untilDark() const { return m_untilDark; }
    /// From ShowMedia; nothing before doorwardd has said what is allowed.
    [[nodiscard]] Media media() const { return m_media; }

signals:
    void changed();

private:
    void note(const QVariantMap &said);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::chrono::seconds m_untilLocked{300};
    std::chrono::seconds m_untilDark{30};
    Media m_media = Media::Nothing;
};

} // namespace doorward
