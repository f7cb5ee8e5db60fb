// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/order.h"

#include <QTest>

using namespace doorward::worker;
using doorward::wire::Field;
using doorward::wire::Message;
using doorward::wire::Type;

namespace {

Message start(std::string_view kind, std::string_view service, std::string_view user,
              std::string_view locale = "")
{
    return Message(Type::Start, {{Field::Kind, kind},
                                 {Field::Method, "pin"},
                                 {Field::Service, service},
                                 {Field::User, user},
                                 {Field::Locale, locale}});
}

} // namespace

class TestOrder : public QObject
{
    Q_OBJECT

private slots:
    void start_data();
    void start();
    void method();
    void session();
    void abuse_42_sessions_data();
    void abuse_42_sessions();
};

void TestOrder::start_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QStringList &fields, bool good) {
        QTest::newRow(name) << fields << good;
    };
    row("login", {"login", "gdm-pin", "alice", "de_DE.UTF-8"}, true);
    row("domain user", {"unlock", "doorward-password", "alice@EXAMPLE.ORG", ""}, true);
    row("nobody chosen", {"login", "doorward-token", "", ""}, true);
    row("nobody to unlock for", {"unlock", "doorward-token", "", ""}, false);
    row("nobody's greeter", {"greeter", "doorward-greeter", "", ""}, false);
    row("no such kind", {"dance", "gdm-pin", "alice", ""}, false);
    row("no service", {"login", "", "alice", ""}, false);
    row("service is a path", {"login", "../passwd", "alice", ""}, false);
    row("service hides", {"login", ".gdm-pin", "alice", ""}, false);
    row("user is a path", {"login", "gdm-pin", "../root", ""}, false);
    row("user is a folder", {"login", "gdm-pin", "..", ""}, false);
    row("user has a line", {"login", "gdm-pin", "alice\nroot", ""}, false);
    row("user has a field", {"login", "gdm-pin", "alice:x", ""}, false);
    row("user too long", {"login", "gdm-pin", QString(256, 'a'), ""}, false);
    row("locale is a path", {"login", "gdm-pin", "alice", "/tmp/evil"}, false);
}

void TestOrder::start()
{
    QFETCH(QStringList, fields);
    QFETCH(bool, good);
    const auto order = Order::read(::start(fields[0].toStdString(), fields[1].toStdString(),
                                           fields[2].toStdString(), fields[3].toStdString()));
    QCOMPARE(order.has_value(), good);
    if (good)
        QCOMPARE(QString::fromStdString(order->user), fields[2]);
}

void TestOrder::method()
{
    const auto order = Order::read(::start("login", "gdm-pin", "alice"));
    QVERIFY(order.has_value());
    QCOMPARE(order->method, Method::Pin);
    QCOMPARE(order->kind, Kind::Login);
}

void TestOrder::session()
{
    const auto order =
        SessionOrder::read(Message(Type::OpenSession, {{Field::SessionName, "sway"},
                                                       {Field::Exec, "sway"},
                                                       {Field::Exec, "-d"},
                                                       {Field::Desktop, "sway"},
                                                       {Field::Desktop, "wlroots"},
                                                       {Field::Seat, "seat0"},
                                                       {Field::Vt, "7"},
                                                       {Field::Class, "user"},
                                                       {Field::Environment, "A=b=c"}}));
    QVERIFY(order.has_value());
    QCOMPARE(order->command, (std::vector<std::string>{"sway", "-d"}));
    QCOMPARE(order->desktops, (std::vector<std::string>{"sway", "wlroots"}));
    QCOMPARE(order->terminal, std::string("7"));
    QCOMPARE(order->environment, (std::vector<std::string>{"A=b=c"}));
    QVERIFY(!order->isGreeter);
}

void TestOrder::abuse_42_sessions_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, Field field, const QByteArray &value) {
        QTest::newRow(name) << static_cast<int>(field) << value;
    };
    row("no class", Field::Class, "");
    row("terminal 0 is none, 64 is too many", Field::Vt, "64");
    row("terminal that is no number", Field::Vt, "tty7");
    row("seat that is a path", Field::Seat, "../seat0");
    row("desktop with a colon", Field::Desktop, "a:b");
    row("name with a slash", Field::SessionName, "a/b");
    row("name with a line", Field::SessionName, "a\nb");
    row("variable without a name", Field::Environment, "=x");
    row("variable without a value", Field::Environment, "XDG_SEAT");
    row("variable with a line", Field::Environment, "A=b\nXDG_SEAT=seat1");
    row("word with a NUL", Field::Exec, QByteArray("a\0b", 3));
    row("no program", Field::Exec, "");
}

void TestOrder::abuse_42_sessions()
{
    QFETCH(int, field);
    QFETCH(QByteArray, value);
    Message message(Type::OpenSession);
    const auto changed = static_cast<Field>(field);
    message.add(changed, value.toStdString());
    if (changed != Field::Exec)
        message.add(Field::Exec, "sway");
    if (changed != Field::Class)
        message.add(Field::Class, "user");
    QVERIFY(!SessionOrder::read(message));
}

QTEST_APPLESS_MAIN(TestOrder)
#include "test_order.moc"
