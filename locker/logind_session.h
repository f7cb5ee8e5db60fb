// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QString>

#include <functional>

namespace doorward {

/// A session as logind knows it. Nothing here waits. logind's Unlock is not listened to: any
/// process of the user can make logind emit it. GUI thread.
class LogindSession : public QObject
{
    Q_OBJECT

public:
    LogindSession(const QString &session, const QDBusConnection &bus, QObject *parent = nullptr);

    /// Finds the session and begins to listen: listening() or failed() follows. Again for another
    /// logind that has come.
    void open();
    [[nodiscard]] bool isListening() const { return m_isListening; }
    /// What others ask logind to learn whether the session is locked. Kept for the time when the
    /// session is found, where it is not yet.
    void setLockedHint(bool locked);

signals:
    /// From now on no lockAsked() is missed. isLocked: the session's LockedHint.
    void listening(bool isLocked);
    void lockAsked();
    /// logind or the bus did not answer, or the session is unknown (isGone).
    void failed(const QString &why, bool isGone);
    /// The bus is gone for good: nothing more is heard.
    void busLost();
    void hintFailed(const QString &why);

private:
    using Reply = std::function<void(const QDBusMessage &)>;
    void call(const QDBusMessage &message, const Reply &reply);
    void listen(const QString &path);

    QString m_session;
    QDBusConnection m_bus;
    QString m_path;
    bool m_isListening = false;
    int m_hint = -1; ///< to be set when the session is found; -1: nothing
};

} // namespace doorward
