// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QString>

namespace doorward {

/// The way from a locked session to the login screen of the display manager, so that somebody else
/// can log in beside it: org.freedesktop.DisplayManager's, which LightDM and SDDM have. The session
/// stays locked. Nothing here waits. GUI thread.
class SeatSwitch : public QObject
{
    Q_OBJECT

public:
    SeatSwitch(const QString &session, const QDBusConnection &bus, QObject *parent = nullptr);

    /// Asks whether there is a way; possibleChanged() tells where there is one.
    void ask();
    [[nodiscard]] bool isPossible() const { return m_isPossible; }

public slots:
    void toLogin();

signals:
    void possibleChanged();
    void failed(const QString &why);

private:
    void askSeat();
    void askManager();
    [[nodiscard]] static QDBusMessage get(const QString &service, const QString &path,
                                          const QString &interface, const QString &property);

    QString m_session;
    QDBusConnection m_bus;
    bool m_isPossible = false;
};

} // namespace doorward
