// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>
#include <fcntl.h>
#include <unistd.h>

namespace {
const QString path = QStringLiteral("/org/doorward1/channel");
const QString interface = QStringLiteral("org.doorward1.Channel");
constexpr int patience = 30000;
} // namespace

Client::~Client()
{
    close();
}

QDBusMessage Client::manager(const QString &method, const QVariantList &arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.doorward1"), QStringLiteral("/org/doorward1"),
        QStringLiteral("org.doorward1.Manager"), method);
    call.setArguments(arguments);
    return QDBusConnection::systemBus().call(call, QDBus::Block, patience);
}

bool Client::open(const QString &to)
{
    static int count = 0;
    m_name = QStringLiteral("channel-%1").arg(++count);
    m_bus = QDBusConnection::connectToPeer(to, m_name);
    const auto listen = [this](const char *signal, const char *slot) {
        return m_bus.connect(QString(), path, interface, QLatin1String(signal), this, slot);
    };
    listen("Prompt", SLOT(onPrompt(uint, uint, QString, QString, QVariantMap)));
    listen("Message", SLOT(onMessage(uint, QString, QString, QString, QVariantMap)));
    listen("Ended", SLOT(onEnded(uint, QString, QString, QString, QVariantMap)));
    listen("SessionStarted", SLOT(onSessionStarted(uint, QString)));
    listen("SessionFailed", SLOT(onSessionFailed(uint, QString, QString)));
    m_bus.connect(QString(), QStringLiteral("/org/freedesktop/DBus/Local"),
                  QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"),
                  this, SLOT(onDisconnected()));
    return m_bus.isConnected() &&
           call(QStringLiteral("Tokens")).type() == QDBusMessage::ReplyMessage;
}

bool Client::openBy(const QString &method, const QVariantList &arguments)
{
    const QDBusMessage reply = manager(method, arguments);
    if (reply.type() != QDBusMessage::ReplyMessage)
        return false;
    address = reply.arguments().value(0).toString();
    return open(address);
}

void Client::close()
{
    if (!m_name.isEmpty())
        QDBusConnection::disconnectFromPeer(m_name);
    m_name.clear();
    m_bus = QDBusConnection(QString());
}

QDBusMessage Client::call(const QString &method, const QVariantList &arguments) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(QString(), path, interface, method);
    call.setArguments(arguments);
    return m_bus.call(call, QDBus::Block, patience);
}

uint Client::begin(const QString &method, const QString &user) const
{
    const QDBusMessage reply = call(QStringLiteral("Begin"), {method, user});
    return reply.type() == QDBusMessage::ReplyMessage ? reply.arguments().value(0).toUInt() : 0;
}

QDBusMessage Client::answer(uint conversation, uint prompt, const QByteArray &secret) const
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return {};
    const QDBusUnixFileDescriptor read(ends[0]);
    ::close(ends[0]);
    const bool written =
        write(ends[1], secret.data(), static_cast<size_t>(secret.size())) == secret.size();
    ::close(ends[1]);
    return written
               ? call(QStringLiteral("Answer"), {conversation, prompt, QVariant::fromValue(read)})
               : QDBusMessage();
}

QDBusMessage Client::answerByFile(uint conversation, uint prompt) const
{
    const int file = ::open("/dev/zero", O_RDONLY | O_CLOEXEC);
    const QDBusUnixFileDescriptor read(file);
    ::close(file);
    return call(QStringLiteral("Answer"), {conversation, prompt, QVariant::fromValue(read)});
}

Client::Event Client::next(uint conversation)
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        for (auto one = m_events.begin(); one != m_events.end(); ++one) {
            if (conversation == 0 || one->conversation == conversation) {
                const Event event = *one;
                m_events.erase(one);
                return event;
            }
        }
        if (deadline.hasExpired())
            return {QStringLiteral("nothing"), 0, {}};
        QEventLoop loop;
        connect(this, &Client::heard, &loop, &QEventLoop::quit);
        QTimer::singleShot(static_cast<int>(deadline.remainingTime()), &loop, &QEventLoop::quit);
        loop.exec();
    }
}

void Client::onPrompt(uint conversation, uint prompt, const QString &style, const QString &text,
                      const QVariantMap &details)
{
    hear({QStringLiteral("Prompt"), conversation, {prompt, style, text, details}});
}

void Client::onMessage(uint conversation, const QString &style, const QString &code,
                       const QString &text, const QVariantMap &details)
{
    hear({QStringLiteral("Message"), conversation, {style, code, text, details}});
}

void Client::onEnded(uint conversation, const QString &outcome, const QString &code,
                     const QString &text, const QVariantMap &details)
{
    hear({QStringLiteral("Ended"), conversation, {outcome, code, text, details}});
}

void Client::onSessionStarted(uint conversation, const QString &session)
{
    hear({QStringLiteral("SessionStarted"), conversation, {session}});
}

void Client::onSessionFailed(uint conversation, const QString &code, const QString &text)
{
    hear({QStringLiteral("SessionFailed"), conversation, {code, text}});
}

void Client::onDisconnected()
{
    hear({QStringLiteral("Disconnected"), 0, {}});
}

void Client::hear(const Event &event)
{
    m_events.push_back(event);
    emit heard();
}
