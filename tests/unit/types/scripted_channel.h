// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace doorward {

/// A channel whose other end is the test: it writes down what is asked of it, and says what the
/// test makes it say.
class ScriptedChannel : public Channel
{
    Q_OBJECT

public:
    struct Begun
    {
        quint32 id;
        QString method;
        QString user;
    };
    struct Answered
    {
        quint32 conversation;
        quint32 prompt;
        QByteArray secret;
    };

    QList<Begun> begun;
    QList<Answered> answers;
    QList<quint32> cancelled;
    QStringList methodsAsked;
    QStringList started; ///< sessions
    QStringList powered;
    int reopened = 0;
    int statusAsked = 0;

    bool isReady() const override { return m_ready; }
    void reopen() override
    {
        ++reopened;
        lose();
    }
    void close() override
    {
        if (m_ready)
            lose();
    }
    quint32 begin(const QString &method, const QString &user) override
    {
        begun.append({nextConversation(), method, user});
        return begun.last().id;
    }
    void answer(quint32 conversation, quint32 prompt, const SecretBuffer &secret) override
    {
        const auto bytes = secret.view();
        answers.append(
            {conversation, prompt, QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))});
    }
    void cancel(quint32 conversation) override { cancelled.append(conversation); }
    void askMethods(const QString &user) override { methodsAsked.append(user); }
    void askSessions() override {}
    void startSession(quint32, const QString &session) override { started.append(session); }
    void power(const QString &action, bool) override { powered.append(action); }

    void askPinStatus() override { ++statusAsked; }

    void open()
    {
        m_ready = true;
        emit ready();
    }
    void lose()
    {
        m_ready = false;
        emit lost();
    }
    /// The last conversation begun for method, 0 where there is none.
    quint32 last(const QString &method) const
    {
        for (auto it = begun.crbegin(); it != begun.crend(); ++it) {
            if (it->method == method)
                return it->id;
        }
        return 0;
    }
    qsizetype count(const QString &method) const
    {
        return std::count_if(begun.begin(), begun.end(),
                             [&](const Begun &one) { return one.method == method; });
    }
    quint32 ask(const QString &method, const QVariantMap &details = {}, bool secret = true,
                const QString &text = QStringLiteral("Password: "))
    {
        emit prompted(last(method), Prompt{++m_prompt, secret, text, details});
        return m_prompt;
    }
    void say(const QString &method, const QString &code, const QVariantMap &details = {},
             const QString &text = {}, const QString &style = QStringLiteral("info"))
    {
        emit said(last(method), style, code, text, details);
    }
    void end(const QString &method, const QString &outcome, const QString &code = {},
             const QVariantMap &details = {}, const QString &text = {})
    {
        emit ended(last(method), Ending{outcome, code, text, details});
    }

private:
    bool m_ready = false;
    quint32 m_prompt = 0;
};

} // namespace doorward
