// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"
#include "qml/types/peer_link.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QTimer>

#include <memory>

namespace doorward {

/// A channel of doorwardd's: asks org.doorward1.Manager for one and speaks org.doorward1.Channel
/// on its private socket. When it is lost it opens another by itself: at once, when the name
/// org.doorward1 comes back, and otherwise after ever longer waits.
class BusChannel : public Channel
{
    Q_OBJECT

public:
    enum class Kind {
        Login,
        Unlock,   ///< subject: a logind session's id, or empty for one's own
        Enrol,    ///< subject: a user's name, or empty for oneself
        Password, ///< the same
    };

    BusChannel(Kind kind, const QString &subject,
               const QDBusConnection &bus = QDBusConnection::systemBus(),
               QObject *parent = nullptr);
    ~BusChannel() override;

    /// Asks for the channel; ready() follows, whenever that is.
    void open();
    /// Why the last attempt failed, for the journal; empty while the channel is ready.
    [[nodiscard]] QString fault() const { return m_fault; }

    [[nodiscard]] bool isReady() const override { return m_ready; }
    void reopen() override;
    void close() override;
    [[nodiscard]] quint32 begin(const QString &method, const QString &user) override;
    void answer(quint32 conversation, quint32 prompt, const SecretBuffer &secret) override;
    void cancel(quint32 conversation) override;
    void askMethods(const QString &user) override;
    void askSessions() override;
    void startSession(quint32 conversation, const QString &session) override;
    void power(const QString &action, bool force) override;
    void askPinStatus() override;

signals:
    /// An attempt to open the channel failed; the next one comes by itself.
    void failed(const QString &fault);

private:
    void connectTo(const QString &address);
    void onFirstReply();
    void onSignal(const QDBusMessage &signal);
    void deliver(quint32 conversation, const QDBusMessage &signal);
    void onBegun(quint32 conversation, const QDBusMessage &reply);
    void endHere(quint32 conversation, const QDBusMessage &error);
    void drop();
    void tryLater(const QString &fault);

    Kind m_kind;
    QString m_subject;
    QDBusConnection m_bus;
    QDBusServiceWatcher m_owner;
    QTimer m_retry;
    int m_wait; ///< milliseconds before the next attempt
    std::unique_ptr<PeerLink> m_link;
    std::unique_ptr<QObject> m_attempt; ///< what an answer of the manager is for
    bool m_wanted = false;
    bool m_ready = false;
    QString m_fault;

    // Our numbers and the bus's. A signal about a conversation whose Begin has not been answered
    // here yet waits for that answer.
    QHash<quint32, quint32> m_onBus;
    QHash<quint32, quint32> m_here;
    QList<quint32> m_cancelEarly;
    QList<QDBusMessage> m_early;
    int m_beginning = 0;
};

} // namespace doorward
