// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QtQmlIntegration>

namespace doorward {

/// The time of day in the locale's form, in parts so that changing digits can stand in fixed
/// cells. It wakes once a minute, on the minute, and at once after a suspend or when somebody sets
/// the clock.
class Clock : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString time READ time NOTIFY ticked FINAL)
    Q_PROPERTY(QString hours READ hours NOTIFY ticked FINAL)
    Q_PROPERTY(QString minutes READ minutes NOTIFY ticked FINAL)
    Q_PROPERTY(QString suffix READ suffix NOTIFY ticked FINAL)
    Q_PROPERTY(QString date READ date NOTIFY ticked FINAL)

public:
    explicit Clock(QObject *parent = nullptr);
    ~Clock() override;

    /// All of it ("9:41 AM"), and its parts: "9", "41", "AM" (empty where the locale has none).
    [[nodiscard]] QString time() const;
    [[nodiscard]] QString hours() const { return m_hours; }
    [[nodiscard]] QString minutes() const { return m_minutes; }
    [[nodiscard]] QString suffix() const { return m_suffix; }
    /// Weekday, day and month, without the year.
    [[nodiscard]] QString date() const { return m_date; }

signals:
    void ticked();

private:
    void tick();
    void awaitMinute();

    int m_timer = -1;
    QSocketNotifier m_expired;
    QString m_hours;
    QString m_minutes;
    QString m_suffix;
    QString m_date;
};

} // namespace doorward
