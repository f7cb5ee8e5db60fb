// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/sleep_delay.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include <chrono>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

using namespace std::chrono_literals;

const QString service = QStringLiteral("org.freedesktop.login1");
const QString path = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");

// A compositor that does not draw must not keep a laptop awake in its bag.
constexpr auto longestDelay = 1s;

} // namespace

SleepDelay::SleepDelay(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    m_bus.connect(service, path, manager, QStringLiteral("PrepareForSleep"), this,
                  SLOT(prepare(bool)));
}

SleepDelay::~SleepDelay()
{
    letGo();
    stopLimit();
}

void SleepDelay::hold()
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, path, manager, QStringLiteral("Inhibit"));
    message << QStringLiteral("sleep") << QStringLiteral("Doorward")
            << QStringLiteral("The screen is locked first") << QStringLiteral("delay");
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply(*watcher);
        if (reply.isError()) {
            emit failed(reply.error().name() + QStringLiteral(": ") + reply.error().message());
            return;
        }
        if (m_isAsked)
            return;
        letGo();
        {
            const std::lock_guard guard(m_mutex);
            m_held = fcntl(reply.value().fileDescriptor(), F_DUPFD_CLOEXEC, 0);
        }
        emit held();
    });
}

void SleepDelay::release()
{
    const bool wasHeld = letGo();
    stopLimit();
    if (wasHeld)
        emit released();
}

void SleepDelay::prepare(bool isGoingToSleep)
{
    m_isAsked = isGoingToSleep;
    if (!isGoingToSleep) {
        release();
        hold();
        emit woke();
        return;
    }
    stopLimit();
    m_limit = std::thread(&SleepDelay::limit, this);
    emit asked();
}

/// The limit's thread.
void SleepDelay::limit()
{
    {
        std::unique_lock guard(m_mutex);
        if (m_hasLetGo.wait_for(guard, longestDelay, [this] { return m_held < 0; }))
            return;
    }
    if (letGo())
        QMetaObject::invokeMethod(
            this, [this] { emit failed(QStringLiteral("it was not covered in a second")); },
            Qt::QueuedConnection);
}

/// Any thread. False where nothing was held.
bool SleepDelay::letGo()
{
    const std::lock_guard guard(m_mutex);
    if (m_held < 0)
        return false;
    close(std::exchange(m_held, -1));
    m_hasLetGo.notify_all();
    return true;
}

void SleepDelay::stopLimit()
{
    if (m_limit.joinable())
        m_limit.join();
}

} // namespace doorward
