// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/idleness.h"

#include "locker/dimmer.h"
#include "locker/idle_watch.h"
#include "locker/lock_agent.h"
#include "locker/lock_settings.h"
#include "locker/sleep_delay.h"

namespace doorward {

Idleness::Idleness(LockAgent &agent, IdleWatch &watch, LockSettings &settings, Dimmer &dimmer,
                   SleepDelay &sleep, QObject *parent)
    : QObject(parent), m_agent(agent), m_watch(watch), m_settings(settings), m_dimmer(dimmer)
{
    connect(&m_agent, &LockAgent::locked, this, &Idleness::await);
    connect(&m_agent, &LockAgent::armed, this, &Idleness::await);
    connect(&m_settings, &LockSettings::changed, this, &Idleness::await);
    connect(&m_watch, &IdleWatch::idled, this, &Idleness::onIdled);
    connect(&m_watch, &IdleWatch::resumed, &m_dimmer, &Dimmer::wake);
    connect(&m_agent, &LockAgent::unlocked, &m_dimmer, &Dimmer::light);
    connect(&sleep, &SleepDelay::woke, &m_dimmer, &Dimmer::light);
    connect(&m_dimmer, &Dimmer::darkened, this,
            [this] { emit reported(QStringLiteral("nobody is there: the screen is dark")); });
    connect(&m_dimmer, &Dimmer::lit, this,
            [this] { emit reported(QStringLiteral("the screen is lit")); });
}

void Idleness::await()
{
    // What is asked anew would not tell that somebody is there again.
    if (m_dimmer.isDark())
        return;
    m_watch.await(m_agent.state() == LockAgent::State::Locked ? m_settings.untilDark()
                                                              : m_settings.untilLocked());
}

void Idleness::onIdled()
{
    if (m_agent.state() == LockAgent::State::Locked) {
        m_dimmer.darken();
    } else if (m_agent.state() == LockAgent::State::Armed) {
        emit reported(QStringLiteral("nobody is there: locking"));
        m_agent.lock();
    }
}

} // namespace doorward
