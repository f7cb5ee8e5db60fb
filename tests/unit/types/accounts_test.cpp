// SPDX-License-Identifier: GPL-3.0-or-later
// The people of a machine, from an AccountsService and a logind of the test's own, on a bus of the
// test's own.
#include "qml/types/accounts.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace doorward;

namespace {

const QString accountsName = QStringLiteral("org.freedesktop.Accounts");
const QString login1Name = QStringLiteral("org.freedesktop.login1");

struct LoggedIn
{
    uint uid;
    QString name;
    QDBusObjectPath path;
    QString kind = QStringLiteral("user");
    QString state = QStringLiteral("active");
};

} // namespace

Q_DECLARE_METATYPE(LoggedIn)

namespace {

QDBusArgument &operator<<(QDBusArgument &argument, const LoggedIn &user)
{
    argument.beginStructure();
    argument << QStringLiteral("1") << user.uid << user.name << QStringLiteral("seat0")
             << user.path;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, LoggedIn &user)
{
    QString ignored;
    argument.beginStructure();
    argument >> ignored >> user.uid >> user.name >> ignored >> user.path;
    argument.endStructure();
    return argument;
}

} // namespace

/// Answers for both services what the test has put in.
class System : public QDBusVirtualObject
{
    Q_OBJECT

public:
    QMap<QString, QVariantMap> accounts; ///< by object path
    QList<LoggedIn> loggedIn;
    bool silent = false;
    int asked = 0;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        ++asked;
        if (silent) {
            message.setDelayedReply(true);
            return true;
        }
        if (message.member() == u"ListCachedUsers") {
            QList<QDBusObjectPath> paths;
            for (auto it = accounts.begin(); it != accounts.end(); ++it)
                paths.append(QDBusObjectPath(it.key()));
            return bus.send(message.createReply(QVariant::fromValue(paths)));
        }
        if (message.member() == u"GetAll" && accounts.contains(message.path()))
            return bus.send(message.createReply(accounts.value(message.path())));
        if (message.member() == u"ListSessions")
            return bus.send(message.createReply(QVariant::fromValue(loggedIn)));
        for (const LoggedIn &session : loggedIn) {
            if (message.member() == u"GetAll" && message.path() == session.path.path())
                return bus.send(
                    message.createReply(QVariantMap{{QStringLiteral("Name"), session.name},
                                                    {QStringLiteral("Class"), session.kind},
                                                    {QStringLiteral("State"), session.state}}));
        }
        return bus.send(message.createErrorReply(QDBusError::UnknownObject, message.path()));
    }
    void add(const char *name, qulonglong uid, const char *realName = "", bool system = false,
             qint64 loginTime = 0)
    {
        accounts.insert(QStringLiteral("/user%1").arg(uid),
                        {{QStringLiteral("UserName"), QString::fromLatin1(name)},
                         {QStringLiteral("RealName"), QString::fromUtf8(realName)},
                         {QStringLiteral("Uid"), uid},
                         {QStringLiteral("SystemAccount"), system},
                         {QStringLiteral("IconFile"), QStringLiteral("/no/such/picture")},
                         {QStringLiteral("LoginTime"), loginTime}});
    }
};

class AccountsTest : public QObject
{
    Q_OBJECT

private:
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<System> m_system;
    std::unique_ptr<PeopleModel> m_people;
    std::unique_ptr<Accounts> m_accounts;

    QDBusConnection theirs() const { return QDBusConnection(QStringLiteral("theirs")); }
    QDBusConnection ours() const { return QDBusConnection(QStringLiteral("ours")); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < m_people->count(); ++row)
            all.append(m_people->at(row)->name());
        return all;
    }

private slots:
    void initTestCase()
    {
        qDBusRegisterMetaType<LoggedIn>();
        qDBusRegisterMetaType<QList<LoggedIn>>();
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1")});
        QVERIFY(m_daemon.waitForReadyRead(20'000));
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QVERIFY(QDBusConnection::connectToBus(m_address, QStringLiteral("theirs")).isConnected());
        QVERIFY(QDBusConnection::connectToBus(m_address, QStringLiteral("ours")).isConnected());
        QVERIFY(theirs().registerService(accountsName));
        QVERIFY(theirs().registerService(login1Name));
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(20'000));
    }
    void init()
    {
        m_accounts.reset();
        m_system = std::make_unique<System>();
        m_people = std::make_unique<PeopleModel>();
        m_accounts = std::make_unique<Accounts>(m_people.get(), ours());
        auto bus = theirs();
        bus.unregisterObject(QStringLiteral("/"), QDBusConnection::UnregisterTree);
        QVERIFY(bus.registerVirtualObject(QStringLiteral("/"), m_system.get(),
                                          QDBusConnection::SubPath));
    }

    void listsPeopleAndNobodyElse()
    {
        m_system->add("alice", 1000, "Alice Moreau", false, 7);
        m_system->add("bob", 1001, "Bob Tanaka", false, 9);
        m_system->add("daemon", 1, "daemon");
        m_system->add("kiosk", 1005, "Kiosk", true);
        m_system->add("nobody", 65534, "nobody");
        m_accounts->start();
        QTRY_COMPARE(names(), (QStringList{QStringLiteral("bob"), QStringLiteral("alice")}));
        QCOMPARE(m_people->at(1)->realName(), QStringLiteral("Alice Moreau"));
        QVERIFY(m_people->at(1)->iconSource().isEmpty()); // no folder for pictures
    }

    void saysWhoIsSignedIn()
    {
        m_system->add("alice", 1000, "Alice Moreau");
        m_system->add("bob", 1001, "Bob Tanaka");
        const QString alice = QStringLiteral("alice");
        const QString bob = QStringLiteral("bob");
        m_system->loggedIn = {
            {1000, alice, QDBusObjectPath("/s1")},
            // Bob's manager outlives his session, and that is closing.
            {1001, bob, QDBusObjectPath("/s2"), QStringLiteral("manager")},
            {1001, bob, QDBusObjectPath("/s3"), QStringLiteral("user"), QStringLiteral("closing")},
            {997, QStringLiteral("doorward-greeter"), QDBusObjectPath("/s4")}};
        m_accounts->start();
        QTRY_COMPARE(m_people->total(), 2);
        QTRY_COMPARE(m_people->signedIn(), QSet<QString>{alice});
        QVERIFY(m_people->find(alice)->signedIn());
        QVERIFY(!m_people->find(bob)->signedIn());
        m_system->loggedIn[0].state = QStringLiteral("closing");
        auto changed = QDBusMessage::createSignal(QStringLiteral("/s1"),
                                                  QStringLiteral("org.freedesktop.DBus.Properties"),
                                                  QStringLiteral("PropertiesChanged"));
        changed << QStringLiteral("org.freedesktop.login1.Session") << QVariantMap()
                << QStringList{QStringLiteral("State")};
        theirs().send(changed);
        QTRY_VERIFY(m_people->signedIn().isEmpty());
        m_system->loggedIn[2].state = QStringLiteral("online");
        theirs().send(QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                 QStringLiteral("org.freedesktop.login1.Manager"),
                                                 QStringLiteral("SessionNew")));
        QTRY_COMPARE(m_people->signedIn(), QSet<QString>{bob});
        m_system->loggedIn.clear();
        theirs().send(QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                 QStringLiteral("org.freedesktop.login1.Manager"),
                                                 QStringLiteral("SessionRemoved")));
        QTRY_VERIFY(m_people->signedIn().isEmpty());
    }

    void followsWhoComesAndGoes()
    {
        m_system->add("alice", 1000);
        m_accounts->start();
        QTRY_COMPARE(m_people->total(), 1);
        m_system->add("bob", 1001);
        theirs().send(QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Accounts"),
                                                 accountsName, QStringLiteral("UserAdded")));
        QTRY_COMPARE(m_people->total(), 2);
        m_system->accounts.clear();
        theirs().send(QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Accounts"),
                                                 accountsName, QStringLiteral("UserDeleted")));
        QTRY_COMPARE(m_people->total(), 0);
    }

    void abuse_06_silentServiceLeavesTheListEmpty()
    {
        m_system->add("alice", 1000);
        m_system->silent = true;
        m_accounts->start();
        QTRY_COMPARE(m_system->asked, 2); // both were asked, and neither answers
        QCOMPARE(m_people->total(), 0);
        // Once it answers again there is a list.
        m_system->silent = false;
        theirs().send(QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Accounts"),
                                                 accountsName, QStringLiteral("UserAdded")));
        QTRY_COMPARE(m_people->total(), 1);
    }

    void somebodyWhoVanishesCostsNobodyElse()
    {
        m_system->add("alice", 1000);
        m_system->accounts.insert(QStringLiteral("/gone"), {});
        m_accounts->start();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("alice")});
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
