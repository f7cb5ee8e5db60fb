// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace doorward {

/// Who has a session open, by logind's word: a person's session (uid 1000 and up, class "user")
/// that is not closing. logind keeps a *user* for ten seconds after the last session; a session
/// says at once that it ends. Follows logind's signals; where logind does not answer, nothing
/// changes. GUI thread.
class SignedIn : public QObject
{
    Q_OBJECT

public:
    explicit SignedIn(const QDBusConnection &bus, QObject *parent = nullptr);
    ~SignedIn() override;

    /// Asks; changed() follows.
    void start();

signals:
    /// The login names, all of them.
    void changed(const QSet<QString> &names);

private slots:
    void list();

private:
    struct Round;

    using Reply = std::function<void(const QDBusMessage &)>;
    void call(const QDBusMessage &message, QObject *context, const Reply &reply);
    void askAbout(const QString &path);
    void finishOne();

    QDBusConnection m_bus;
    std::unique_ptr<Round> m_round;
};

} // namespace doorward
