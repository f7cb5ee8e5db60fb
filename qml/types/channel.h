// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/secret_buffer.h"
#include "qml/types/sessions_model.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace doorward {

/// A token that is inserted.
struct Token
{
    QString label;
    QString serial;
    QString reader;

    [[nodiscard]] bool operator==(const Token &) const = default;
};

/// What is asked.
struct Prompt
{
    quint32 id = 0;
    bool secret = true;  ///< echo off
    QString text;        ///< PAM's own
    QVariantMap details; ///< as in org.doorward1.Channel's Prompt
};

/// How a conversation ended, in org.doorward1.Channel's words.
struct Ending
{
    QString outcome;
    QString code;
    QString text;
    QVariantMap details;
};

/// One channel to doorwardd, whichever way it is carried: org.doorward1.Channel without the wire.
///
/// Nothing here waits: requests return at once and their answers are signals. A conversation has
/// the number that begin() gave it until its ended(); numbers are never used twice in a process.
/// While the channel is not ready() nothing may be begun. GUI thread.
class Channel : public QObject
{
    Q_OBJECT

public:
    explicit Channel(QObject *parent = nullptr);

    [[nodiscard]] virtual bool isReady() const = 0;
    /// Leaves this channel and opens another: after a success a channel begins nothing new.
    /// lost() and ready() follow.
    virtual void reopen() = 0;
    /// Leaves it for good, until reopen(). lost() follows where it was ready.
    virtual void close() = 0;

    /// Begins a conversation; a failure to do so is an ended() with outcome "broken" (or
    /// "refused", where doorwardd says no), after the event loop ran.
    [[nodiscard]] virtual quint32 begin(const QString &method, const QString &user) = 0;
    /// Writes secret into a pipe, and hands its other end on. The caller wipes secret.
    virtual void answer(quint32 conversation, quint32 prompt, const SecretBuffer &secret) = 0;
    virtual void cancel(quint32 conversation) = 0;

    /// Answered by methodsKnown, sessionsKnown.
    virtual void askMethods(const QString &user) = 0;
    virtual void askSessions() = 0;
    /// Answered by sessionStarted or sessionFailed.
    virtual void startSession(quint32 conversation, const QString &session) = 0;
    /// Answered by powerRefused where it is.
    virtual void power(const QString &action, bool force) = 0;
    /// Answered by pinStatusKnown, with what org.doorward1.Manager.GetPinStatus says of the
    /// channel's user.
    virtual void askPinStatus() = 0;

signals:
    /// The channel is open: also after it was lost.
    void ready();
    /// The channel is gone, and with it all its conversations (without an ended() for each).
    void lost();

    void methodsKnown(const QString &user, const QStringList &methods);
    void sessionsKnown(const QList<doorward::SessionChoice> &sessions);
    void prompted(quint32 conversation, const doorward::Prompt &prompt);
    /// style: info or error.
    void said(quint32 conversation, const QString &style, const QString &code, const QString &text,
              const QVariantMap &details);
    void ended(quint32 conversation, const doorward::Ending &ending);
    void sessionStarted(quint32 conversation, const QString &session);
    void sessionFailed(quint32 conversation, const QString &code, const QString &text);
    /// On an unlock channel: an administrator unlocks the session.
    void unlocked();
    void pinStatusKnown(const QVariantMap &status);
    void powerRefused(const QString &action, const QString &text);
    /// All of them, also once after ready().
    void tokensChanged(const QList<doorward::Token> &tokens, int readers);

protected:
    [[nodiscard]] static quint32 nextConversation();
};

} // namespace doorward
