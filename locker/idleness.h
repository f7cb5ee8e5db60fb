// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace doorward {

class Dimmer;
class LockSettings;
class IdleWatch;
class LockAgent;
class SleepDelay;

/// What follows from nobody being there: the session is locked, and the locked screen goes dark
/// until somebody is there again, or the session unlocked by somebody else's word, or the machine
/// has slept. GUI thread; what it is given outlives it.
class Idleness : public QObject
{
    Q_OBJECT

public:
    Idleness(LockAgent &agent, IdleWatch &watch, LockSettings &settings, Dimmer &dimmer,
             SleepDelay &sleep, QObject *parent = nullptr);

signals:
    /// What the journal should know.
    void reported(const QString &what);

private:
    void await();
    void onIdled();

    LockAgent &m_agent;
    IdleWatch &m_watch;
    LockSettings &m_settings;
    Dimmer &m_dimmer;
};

} // namespace doorward
