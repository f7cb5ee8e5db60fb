// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>
#include <deque>

/// A client of org.doorward1 as greeter and locker are: QtDBus, connectToPeer, answers by pipe.
class Client : public QObject
{
    Q_OBJECT

public:
    struct Event
    {
        QString name; ///< Prompt, Message, Ended, SessionStarted, SessionFailed, Disconnected
        uint conversation = 0;
        QVariantList arguments; ///< what follows the conversation
    };

    ~Client() override;

    /// A call of org.doorward1.Manager: the reply, or the error.
    static QDBusMessage manager(const QString &method, const QVariantList &arguments = {});

    /// Connects to an address; false where the peer does not answer.
    bool open(const QString &address);
    /// Opens the channel by method of the manager and connects. False where either fails.
    bool openBy(const QString &method, const QVariantList &arguments = {});
    void close();

    QDBusMessage call(const QString &method, const QVariantList &arguments = {}) const;
    /// The id, or 0 where it was refused.
    uint begin(const QString &method, const QString &user = {}) const;
    QDBusMessage answer(uint conversation, uint prompt, const QByteArray &secret) const;
    /// Answers with a descriptor that is not a pipe.
    QDBusMessage answerByFile(uint conversation, uint prompt) const;

    /// The next event, of conversation where it is not 0; waits for it at most 30 s. An event named
    /// "nothing" where none came.
    Event next(uint conversation = 0);

    QString address;

public slots:
    void onPrompt(uint conversation, uint prompt, const QString &style, const QString &text,
                  const QVariantMap &details);
    void onMessage(uint conversation, const QString &style, const QString &code,
                   const QString &text, const QVariantMap &details);
    void onEnded(uint conversation, const QString &outcome, const QString &code,
                 const QString &text, const QVariantMap &details);
    void onSessionStarted(uint conversation, const QString &session);
    void onSessionFailed(uint conversation, const QString &code, const QString &text);
    void onDisconnected();

signals:
    void heard();

private:
    void hear(const Event &event);

    QDBusConnection m_bus{QString()};
    QString m_name;
    std::deque<Event> m_events;
};
