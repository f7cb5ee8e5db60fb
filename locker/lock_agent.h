// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locker/lock_outputs.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace doorward {

class EarlyKeys;
class LockFaults;
class LockIntent;
class LockScene;
class LockSettings;
class LogindSession;
class SessionLock;
class SleepDelay;

/// Locks and unlocks the session. It locks when logind asks for it or the machine is about to
/// sleep, and unlocks on one thing alone:
/// a success on its own channel to doorwardd. GUI thread; what it is given outlives it.
class LockAgent : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Armed,   ///< not locked, nothing loaded
        Locking, ///< asked for, not yet confirmed by the compositor
        Locked,
        Unlocking, ///< doorwardd has said yes, the compositor has not confirmed yet
        Denied,    ///< the compositor said no: asked for again after a while
    };

    LockAgent(const QString &session, SessionLock &held, const LockIntent &intent,
              const LockFaults &faults, LogindSession &logind, SleepDelay &sleep,
              const LockSettings &settings, QObject *parent = nullptr);
    ~LockAgent() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] LockOutputs &outputs() { return m_outputs; }
    /// Does nothing where the session is locked already.
    void lock();
    /// The same, for a locker that comes after others had ended. Simply: with the plainest screen,
    /// until the session is unlocked.
    void takeOver(bool simply);

signals:
    void locked();
    /// The compositor has unlocked; the windows are still there.
    void unlocked();
    /// Unlocked, and listening for the next request.
    void armed();
    /// What the journal should know.
    void reported(const QString &what);

private:
    void load();
    void handKeysOver();
    void onLocked();
    void onFinished();
    void unlock();
    void onUnlocked();
    void takeDown();
    void letSleep();
    void shrink();

    QString m_session;
    SessionLock &m_lock;
    const LockIntent &m_intent;
    const LockFaults &m_faults;
    LogindSession &m_logind;
    SleepDelay &m_sleep;
    const LockSettings &m_settings;
    LockOutputs m_outputs;
    std::unique_ptr<EarlyKeys> m_early; ///< until there is a door that takes them
    std::unique_ptr<LockScene> m_scene;
    State m_state = State::Armed;
    bool m_isOpened = false;  ///< doorwardd has said yes before the compositor had locked
    bool m_isSimple = false;  ///< usual screens have failed
    bool m_lockAgain = false; ///< asked for since doorwardd has said yes
    QTimer m_retry;
    QTimer m_shrink;                  ///< from the unlock to the end of its deletions
    std::chrono::milliseconds m_wait; ///< before the next attempt
};

} // namespace doorward
