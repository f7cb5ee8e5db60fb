// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/accounts.h"

#include "qml/images/portraits.h"

#include <QDBusArgument>
#include <QDBusPendingCallWatcher>
#include <QVariantMap>

#include <algorithm>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

const QString accounts = QStringLiteral("org.freedesktop.Accounts");
const QString accountsPath = QStringLiteral("/org/freedesktop/Accounts");

constexpr qulonglong firstPerson = 1000;
constexpr qulonglong nobody = 65534;
constexpr qsizetype mostPeople = 20'000;

/// Null for whoever is nobody to choose.
Person *personOf(const QVariantMap &account)
{
    const qulonglong uid = account.value(QStringLiteral("Uid")).toULongLong();
    const QString name = account.value(QStringLiteral("UserName")).toString();
    if (name.isEmpty() || uid < firstPerson || uid == nobody ||
        account.value(QStringLiteral("SystemAccount")).toBool())
        return nullptr;
    return new Person(
        name, account.value(QStringLiteral("RealName")).toString(),
        PortraitProvider::source(account.value(QStringLiteral("IconFile")).toString()),
        account.value(QStringLiteral("LoginTime")).toLongLong());
}

} // namespace

/// The answers to one listing; a newer listing makes the older one void.
struct Accounts::Round
{
    QObject context;
    QList<Person *> people;
    qsizetype open = 0;

    ~Round() { qDeleteAll(people); }
};

Accounts::Accounts(PeopleModel *people, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_people(people), m_bus(bus), m_signedIn(bus)
{
    connect(&m_signedIn, &SignedIn::changed, m_people, &PeopleModel::setSignedIn);
}

Accounts::~Accounts() = default;

void Accounts::start()
{
    for (const char *signal : {"UserAdded", "UserDeleted"})
        m_bus.connect(accounts, accountsPath, accounts, QLatin1String(signal), this,
                      SLOT(listPeople()));
    listPeople();
    m_signedIn.start();
}

void Accounts::listPeople()
{
    m_round = std::make_unique<Round>();
    const auto message = QDBusMessage::createMethodCall(accounts, accountsPath, accounts,
                                                        QStringLiteral("ListCachedUsers"));
    call(message, &m_round->context, [this](const QDBusMessage &reply) {
        const auto paths = qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().value(0));
        m_round->open = std::min(paths.size(), mostPeople);
        for (qsizetype i = 0; i < m_round->open; ++i)
            askAbout(paths.at(i));
        if (paths.isEmpty())
            m_people->setPeople({});
    });
}

void Accounts::askAbout(const QDBusObjectPath &path)
{
    auto message = QDBusMessage::createMethodCall(accounts, path.path(),
                                                  QStringLiteral("org.freedesktop.DBus.Properties"),
                                                  QStringLiteral("GetAll"));
    message << QStringLiteral("org.freedesktop.Accounts.User");
    call(message, &m_round->context, [this](const QDBusMessage &reply) {
        // An error is somebody who has gone meanwhile.
        if (Person *person = personOf(qdbus_cast<QVariantMap>(reply.arguments().value(0))))
            m_round->people.append(person);
        finishOne();
    });
}

void Accounts::finishOne()
{
    if (--m_round->open == 0)
        m_people->setPeople(std::exchange(m_round->people, {}));
}

void Accounts::call(const QDBusMessage &message, QObject *context, const Reply &reply)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), context);
    connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, reply] {
        watcher->deleteLater();
        reply(watcher->reply());
    });
}

Person *personOfThisProcess()
{
    const passwd *entry = getpwuid(getuid());
    if (!entry)
        return new Person(QString::number(getuid()));
    const QString name = QString::fromLocal8Bit(entry->pw_name);
    // The first of the comma-separated parts.
    const QString real = QString::fromLocal8Bit(entry->pw_gecos).section(u',', 0, 0);
    return new Person(
        name, real,
        PortraitProvider::source(QStringLiteral("/var/lib/AccountsService/icons/") + name));
}

} // namespace doorward
