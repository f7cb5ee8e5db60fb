// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <functional>

namespace doorward {

/// One D-Bus connection without a bus, to doorwardd's end of a channel. It goes with this object,
/// and so do all answers that are still to come. GUI thread; nothing here waits for the peer.
class PeerLink : public QObject
{
    Q_OBJECT

public:
    /// Opens the socket of address; isOpen() says whether somebody listens there.
    explicit PeerLink(const QString &address, QObject *parent = nullptr);
    ~PeerLink() override;

    [[nodiscard]] bool isOpen() const { return m_open; }

    using Reply = std::function<void(const QDBusMessage &)>;
    /// Calls METHOD of the channel; reply gets the answer, or the error, unless this is gone by
    /// then.
    void call(const QString &method, const QVariantList &arguments, const Reply &reply = {});

signals:
    /// A signal of the channel.
    void arrived(const QDBusMessage &signal);
    void closed();

private slots:
    void onSignal(const QDBusMessage &signal);
    void onDisconnected();

private:
    QString m_name;
    bool m_open = false;
};

} // namespace doorward
