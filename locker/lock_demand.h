// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QString>

namespace doorward {

/// Whether doorwardd wants the session locked: what was asked for while nobody listened to logind's
/// Lock is kept there. Nothing here waits. GUI thread.
class LockDemand : public QObject
{
    Q_OBJECT

public:
    LockDemand(const QString &session, const QDBusConnection &bus, QObject *parent = nullptr);

    /// Asks now, and from then on whenever a doorwardd comes. Only when lockAsked() of logind is
    /// listened to: then nothing falls in between.
    void ask();

signals:
    /// It wants the session locked.
    void lockAsked();
    /// It does not say. It will be asked when it is there again.
    void failed(const QString &why);

private:
    QString m_session;
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
};

} // namespace doorward
