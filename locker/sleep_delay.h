// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace doorward {

/// Holds logind's "delay" inhibitor, so that the machine does not fall asleep before the screen is
/// covered: what was on it would be the first thing to be seen after waking. GUI thread; nothing
/// here waits. Source: systemd's "Inhibitor Locks".
class SleepDelay : public QObject
{
    Q_OBJECT

public:
    explicit SleepDelay(const QDBusConnection &bus, QObject *parent = nullptr);
    ~SleepDelay() override;

    /// Takes the inhibitor. Without one the machine sleeps when it likes: failed() says so.
    void hold();
    /// It is about to sleep, or asleep.
    [[nodiscard]] bool isAsked() const { return m_isAsked; }
    /// The machine may sleep. The next inhibitor is taken when it has woken.
    void release();

signals:
    /// The machine has slept.
    void woke();
    /// From now on the machine waits before it sleeps.
    void held();
    void released();
    /// The machine is about to sleep, and waits for release(), for one second at most.
    void asked();
    void failed(const QString &why);

private slots:
    void prepare(bool isGoingToSleep);

private:
    void limit();
    bool letGo();
    void stopLimit();

    QDBusConnection m_bus;
    bool m_isAsked = false; ///< between asked() and the waking
    /// A compositor that hangs holds up the GUI thread: the limit needs one of its own. It lives
    /// from asked() on, for one second at most.
    std::thread m_limit;
    std::mutex m_mutex; ///< for the two below
    std::condition_variable m_hasLetGo;
    int m_held = -1;
};

} // namespace doorward
