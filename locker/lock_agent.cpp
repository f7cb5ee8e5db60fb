// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/lock_agent.h"

#include "locker/early_keys.h"
#include "locker/lock_faults.h"
#include "locker/lock_intent.h"
#include "locker/lock_scene.h"
#include "locker/logind_session.h"
#include "locker/session_lock.h"
#include "locker/sleep_delay.h"

#include <QPixmapCache>
#include <private/qfont_p.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <malloc.h>

namespace doorward {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds firstWait = 250ms;
constexpr std::chrono::milliseconds longestWait = 8s;
// What a screen leaves behind is deleted by and by.
constexpr std::chrono::milliseconds settled = 1s;
} // namespace

LockAgent::LockAgent(const QString &session, SessionLock &held, const LockIntent &intent,
                     const LockFaults &faults, LogindSession &logind, SleepDelay &sleep,
                     const LockSettings &settings, QObject *parent)
    : QObject(parent), m_session(session), m_lock(held), m_intent(intent), m_faults(faults),
      m_logind(logind), m_sleep(sleep), m_settings(settings), m_outputs(held), m_wait(firstWait)
{
    m_retry.setSingleShot(true);
    m_shrink.setSingleShot(true);
    m_shrink.setInterval(settled);
    connect(&m_shrink, &QTimer::timeout, this, &LockAgent::shrink);
    connect(&m_retry, &QTimer::timeout, this, &LockAgent::lock);
    connect(&m_logind, &LogindSession::lockAsked, this, &LockAgent::lock);
    connect(&m_logind, &LogindSession::listening, this, [this](bool isLocked) {
        if (isLocked)
            lock();
    });
    connect(&m_sleep, &SleepDelay::asked, this, [this] {
        lock();
        letSleep();
    });
    connect(&m_outputs, &LockOutputs::covered, this, &LockAgent::letSleep);
    connect(&m_lock, &SessionLock::locked, this, &LockAgent::onLocked);
    connect(&m_lock, &SessionLock::finished, this, &LockAgent::onFinished);
    connect(&m_lock, &SessionLock::unlocked, this, &LockAgent::onUnlocked);
    // Queued: the first frames go out before anything is loaded.
    connect(&m_outputs, &LockOutputs::covered, this, &LockAgent::load, Qt::QueuedConnection);
    connect(&m_outputs, &LockOutputs::outputCovered, this,
            [this](const QString &name) { emit reported(name + QStringLiteral(" is covered")); });
}

LockAgent::~LockAgent() = default;

void LockAgent::lock()
{
    if (m_state == State::Unlocking || m_isOpened)
        m_lockAgain = true;
    if (m_state != State::Armed && m_state != State::Denied)
        return;
    m_retry.stop();
    const int error = m_intent.set();
    if (error != 0)
        emit reported(QStringLiteral("%1: %2").arg(QString::fromStdString(m_intent.path()),
                                                   QString::fromLocal8Bit(std::strerror(-error))));
    m_state = State::Locking;
    m_isOpened = false;
    m_early = std::make_unique<EarlyKeys>();
    m_lock.request();
    m_outputs.cover();
}

void LockAgent::takeOver(bool simply)
{
    m_isSimple = simply;
    if (simply)
        emit reported(QStringLiteral("lockers keep failing: the screen is a simple one"));
    lock();
}

void LockAgent::load()
{
    if (m_scene || (m_state != State::Locking && m_state != State::Locked))
        return;
    m_scene = std::make_unique<LockScene>(
        m_session, m_isSimple ? LockScene::Face::Simple : LockScene::Face::Full, m_outputs,
        m_settings);
    connect(m_scene.get(), &LockScene::faulty, this, &LockAgent::reported);
    connect(m_scene.get(), &LockScene::noted, this, &LockAgent::reported);
    connect(m_scene.get(), &LockScene::shown, this,
            [this] { emit reported(QStringLiteral("the prompt is there")); });
    connect(m_scene.get(), &LockScene::typable, this, &LockAgent::handKeysOver);
    // Queued: it is not to be taken down from within its own signal.
    connect(m_scene.get(), &LockScene::opened, this, &LockAgent::unlock, Qt::QueuedConnection);
}

/// Not before somebody takes them: the door keeps nothing while it is not known whether it opens.
void LockAgent::handKeysOver()
{
    if (!m_early)
        return;
    m_scene->take(*m_early);
    m_early.reset();
}

void LockAgent::onLocked()
{
    m_state = State::Locked;
    m_wait = firstWait;
    m_logind.setLockedHint(true);
    emit reported(QStringLiteral("locked"));
    emit locked();
    letSleep();
    if (m_isOpened)
        unlock();
}

void LockAgent::onFinished()
{
    emit reported(m_state == State::Locked
                      ? QStringLiteral("the compositor has ended the lock; asking for it again")
                      : QStringLiteral("the compositor denies the lock, probably because another "
                                       "program holds it; asking again"));
    m_state = State::Denied;
    m_isOpened = false;
    takeDown();
    m_lock.release();
    m_retry.start(m_wait);
    m_wait = std::min(2 * m_wait, longestWait);
}

void LockAgent::unlock()
{
    m_isOpened = m_state == State::Locking;
    if (m_state != State::Locked)
        return;
    m_isOpened = false;
    m_state = State::Unlocking;
    m_lock.unlock();
}

void LockAgent::onUnlocked()
{
    const int error = m_intent.clear();
    if (error != 0)
        emit reported(QStringLiteral("%1: %2").arg(QString::fromStdString(m_intent.path()),
                                                   QString::fromLocal8Bit(std::strerror(-error))));
    m_logind.setLockedHint(false);
    emit unlocked();
    m_faults.clear();
    m_isSimple = false;
    emit reported(QStringLiteral("unlocked"));
    m_state = State::Armed;
    takeDown();
    if (std::exchange(m_lockAgain, false))
        lock();
    else
        emit armed();
}

/// Both count: some compositors confirm the lock before the first frame is on the screen.
void LockAgent::letSleep()
{
    if (m_state == State::Locked && m_outputs.isCovered() && m_sleep.isAsked())
        m_sleep.release();
}

void LockAgent::takeDown()
{
    m_early.reset();
    m_scene.reset();
    m_outputs.uncover();
    m_shrink.start();
}

/// Armed again, and small: what is kept for the next picture would be kept for hours.
void LockAgent::shrink()
{
    if (m_scene)
        return;
    QPixmapCache::clear();
    QFontCache::instance()->clear();
    malloc_trim(0);
    emit reported(QStringLiteral("the screen's memory is given back"));
}

} // namespace doorward
