// SPDX-License-Identifier: GPL-3.0-or-later

// What doorwardd offers on its buses is what backend/dbus says. Run by test_bus.py as alice.

#include "client.h"

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

namespace {

/// The interface called name in an introspection's XML, one line a member.
QStringList membersOf(const QByteArray &xml, const QString &name)
{
    QXmlStreamReader reader(xml);
    QStringList members;
    QString member;
    bool inside = false;
    const auto attribute = [&reader](const char *key) {
        return reader.attributes().value(QLatin1String(key)).toString();
    };
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        const QString element = reader.name().toString();
        const bool isMember = element == QLatin1String("method") ||
                              element == QLatin1String("signal") ||
                              element == QLatin1String("property");
        if (token == QXmlStreamReader::StartElement && element == QLatin1String("interface"))
            inside = attribute("name") == name;
        if (!inside)
            continue;
        if (token == QXmlStreamReader::StartElement && isMember)
            member =
                element + ' ' + attribute("name") + ' ' + attribute("type") + attribute("access");
        if (token == QXmlStreamReader::StartElement && element == QLatin1String("arg"))
            member += (attribute("direction") == QLatin1String("in") ? " in " : " out ") +
                      attribute("name") + ':' + attribute("type");
        if (token == QXmlStreamReader::EndElement && isMember)
            members.append(member);
    }
    std::sort(members.begin(), members.end());
    return members;
}

QStringList documented(const char *file, const QString &interface)
{
    QFile xml(qEnvironmentVariable("TEST_XML") + '/' + QLatin1String(file));
    return membersOf(xml.open(QIODevice::ReadOnly) ? xml.readAll() : QByteArray(), interface);
}

QByteArray introspection(const QDBusConnection &bus, const QString &service, const QString &path)
{
    const QDBusMessage call = QDBusMessage::createMethodCall(
        service, path, "org.freedesktop.DBus.Introspectable", "Introspect");
    return bus.call(call).arguments().value(0).toString().toUtf8();
}

} // namespace

class TestDocumented : public QObject
{
    Q_OBJECT

private slots:
    void alice_manager()
    {
        const QString name = "org.doorward1.Manager";
        const QByteArray xml =
            introspection(QDBusConnection::systemBus(), "org.doorward1", "/org/doorward1");
        QVERIFY(!membersOf(xml, name).isEmpty());
        QCOMPARE(membersOf(xml, name), documented("org.doorward1.Manager.xml", name));
    }

    void alice_channel()
    {
        const QString name = "org.doorward1.Channel";
        Client client;
        QVERIFY(client.openBy("OpenUnlockChannel", {"c1"}));
        const QByteArray xml =
            introspection(QDBusConnection("channel-1"), QString(), "/org/doorward1/channel");
        QVERIFY(!membersOf(xml, name).isEmpty());
        QCOMPARE(membersOf(xml, name), documented("org.doorward1.Channel.xml", name));
    }
};

QTEST_GUILESS_MAIN(TestDocumented)
#include "tst_documented.moc"
