// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/user_bus.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <poll.h>

namespace doorward {

namespace {

/// Messages in a row before the screen has its turn: a program that floods the bus costs no frame.
constexpr int mostAtOnce = 32;

std::chrono::milliseconds untilMonotonic(std::uint64_t microseconds)
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const auto passed = std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
    const auto left = std::chrono::microseconds(microseconds) - passed;
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(left),
                    std::chrono::milliseconds(0));
}

} // namespace

UserBus::UserBus(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UserBus::process);
    sd_bus *bus = nullptr;
    if (sd_bus_open_user(&bus) < 0)
        return;
    m_bus.reset(bus);
    const int socket = sd_bus_get_fd(bus);
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &UserBus::process);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &UserBus::process);
    await();
}

UserBus::~UserBus()
{
    // Before the socket that they watch is closed.
    m_readable.reset();
    m_writable.reset();
}

void UserBus::flush()
{
    if (m_bus)
        await();
}

void UserBus::process()
{
    int result = 1;
    for (int count = 0; m_bus && result > 0 && count < mostAtOnce; ++count)
        result = sd_bus_process(m_bus.get(), nullptr);
    if (result < 0) {
        m_readable.reset();
        m_writable.reset();
        m_timer.stop();
        m_bus.reset();
        emit lost();
        return;
    }
    if (result > 0)
        m_timer.start(0);
    else
        await();
}

void UserBus::await()
{
    const int events = sd_bus_get_events(m_bus.get());
    m_writable->setEnabled(events >= 0 && (events & POLLOUT) != 0);
    std::uint64_t deadline = UINT64_MAX;
    if (sd_bus_get_timeout(m_bus.get(), &deadline) < 0 || deadline == UINT64_MAX)
        m_timer.stop();
    else
        m_timer.start(untilMonotonic(deadline));
}

} // namespace doorward
