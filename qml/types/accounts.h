// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/people_model.h"
#include "qml/types/signed_in.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QObject>

#include <functional>
#include <memory>

namespace doorward {

/// Fills a PeopleModel with the people whom AccountsService knows (no system accounts, uid 1000
/// and up), says who has a session at logind, and keeps both up to date. Where one of the two
/// does not answer, the model stays as it is: a typed name still works. GUI thread.
class Accounts : public QObject
{
    Q_OBJECT

public:
    /// The model is the caller's and outlives this.
    explicit Accounts(PeopleModel *people,
                      const QDBusConnection &bus = QDBusConnection::systemBus(),
                      QObject *parent = nullptr);
    ~Accounts() override;

    /// Asks; the model fills when the answers are there.
    void start();

private slots:
    void listPeople();

private:
    struct Round;

    using Reply = std::function<void(const QDBusMessage &)>;
    void call(const QDBusMessage &message, QObject *context, const Reply &reply);
    void askAbout(const QDBusObjectPath &path);
    void finishOne();

    PeopleModel *m_people;
    QDBusConnection m_bus;
    SignedIn m_signedIn;
    std::unique_ptr<Round> m_round;
};

/// Whom this process runs as, with the picture of AccountsService where it has one; the caller's.
[[nodiscard]] Person *personOfThisProcess();

} // namespace doorward
