// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/clock.h"

#include <QDateTime>
#include <QLocale>

#include <cstdint>
#include <ctime>
#include <sys/timerfd.h>
#include <unistd.h>

namespace doorward {

namespace {

// The locale's long date without its year and what stands beside it ("dddd d MMMM").
QString dayFormat(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::LongFormat);
    const qsizetype year = format.indexOf(u'y');
    if (year < 0)
        return format;
    qsizetype begin = year;
    qsizetype end = year;
    while (end < format.size() && format.at(end) == u'y')
        ++end;
    if (end == format.size()) {
        // At the end: back to the month or day, over separators and quoted words ("'de'").
        while (begin > 0 && !QStringLiteral("dM").contains(format.at(begin - 1)))
            --begin;
    } else if (begin > 0 && format.at(begin - 1) != u' ') {
        return format;
    } else {
        while (end < format.size() && !QStringLiteral("dM").contains(format.at(end)))
            ++end;
    }
    format.remove(begin, end - begin);
    return format;
}

// In the locale's own digits.
QString twoDigits(const QLocale &locale, int number)
{
    return (number < 10 ? locale.zeroDigit() : QString()) + locale.toString(number);
}

} // namespace

Clock::Clock(QObject *parent)
    : QObject(parent), m_timer(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)),
      m_expired(QSocketNotifier::Read)
{
    if (m_timer >= 0) {
        m_expired.setSocket(m_timer);
        connect(&m_expired, &QSocketNotifier::activated, this, &Clock::tick);
        m_expired.setEnabled(true);
    }
    tick();
}

Clock::~Clock()
{
    m_expired.setEnabled(false);
    if (m_timer >= 0)
        close(m_timer);
}

QString Clock::time() const
{
    const QString digits = m_hours + u':' + m_minutes;
    return m_suffix.isEmpty() ? digits : digits + u' ' + m_suffix;
}

void Clock::tick()
{
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTime();
    const bool halves = locale.timeFormat(QLocale::ShortFormat).contains(u'a', Qt::CaseInsensitive);
    const int hour = now.time().hour();
    m_suffix = halves ? (hour < 12 ? locale.amText() : locale.pmText()) : QString();
    // A 24-hour clock keeps two digits: a rest screen is read from across the room.
    m_hours = halves ? locale.toString((hour + 11) % 12 + 1) : twoDigits(locale, hour);
    m_minutes = twoDigits(locale, now.time().minute());
    m_date = locale.toString(now.date(), dayFormat(locale));
    awaitMinute();
    emit ticked();
}

void Clock::awaitMinute()
{
    // An absolute time on the clock of the wall: a suspend and a set clock (then read() answers
    // ECANCELED, and new times count) end the wait as the minute does.
    std::uint64_t expirations = 0;
    [[maybe_unused]] const ssize_t got = read(m_timer, &expirations, sizeof expirations);
    itimerspec next{};
    next.it_value.tv_sec = (std::time(nullptr) / 60 + 1) * 60;
    timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &next, nullptr);
}

} // namespace doorward
