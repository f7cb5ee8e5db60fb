// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/bus_channel.h"

#include "qml/types/bus_values.h"

#include <QDBusPendingCallWatcher>
#include <QDBusUnixFileDescriptor>
#include <QLocale>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

const QString service = QStringLiteral("org.doorward1");
constexpr int firstWait = 250;
constexpr int longestWait = 30'000;
constexpr qsizetype earlySignals = 64;

QString openMethod(BusChannel::Kind kind)
{
    switch (kind) {
    case BusChannel::Kind::Login:
        return QStringLiteral("OpenLoginChannel");
    case BusChannel::Kind::Unlock:
        return QStringLiteral("OpenUnlockChannel");
    case BusChannel::Kind::Enrol:
        return QStringLiteral("OpenEnrolChannel");
    case BusChannel::Kind::Password:
        break;
    }
    return QStringLiteral("OpenPasswordChannel");
}

} // namespace

BusChannel::BusChannel(Kind kind, const QString &subject, const QDBusConnection &bus,
                       QObject *parent)
    : Channel(parent), m_kind(kind), m_subject(subject), m_bus(bus),
      m_owner(service, bus, QDBusServiceWatcher::WatchForRegistration), m_wait(firstWait)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &BusChannel::open);
    connect(&m_owner, &QDBusServiceWatcher::serviceRegistered, this, [this] {
        m_wait = firstWait;
        if (m_wanted && !m_link)
            open();
    });
}

BusChannel::~BusChannel() = default;

void BusChannel::open()
{
    m_wanted = true;
    m_retry.stop();
    drop();
    auto message =
        QDBusMessage::createMethodCall(service, QStringLiteral("/org/doorward1"),
                                       QStringLiteral("org.doorward1.Manager"), openMethod(m_kind));
    if (m_kind != Kind::Login)
        message << m_subject;
    m_attempt = std::make_unique<QObject>();
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), m_attempt.get());
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusMessage reply = watcher->reply();
        watcher->deleteLater();
        if (bus::isError(reply))
            tryLater(reply.errorName() + QStringLiteral(": ") + reply.errorMessage());
        else
            connectTo(reply.arguments().value(0).toString());
    });
}

void BusChannel::connectTo(const QString &address)
{
    m_link = std::make_unique<PeerLink>(address);
    if (!m_link->isOpen()) {
        m_link.reset();
        tryLater(QStringLiteral("nobody listens at %1").arg(address));
        return;
    }
    connect(m_link.get(), &PeerLink::arrived, this, &BusChannel::onSignal);
    // Queued: the link is not to be deleted from within its own signal.
    connect(
        m_link.get(), &PeerLink::closed, this,
        [this] {
            const bool wasReady = m_ready;
            drop();
            tryLater(QStringLiteral("doorwardd closed the channel"));
            if (wasReady)
                emit lost();
        },
        Qt::QueuedConnection);
    // Whoever answers, in whatever way, is there.
    m_link->call(QStringLiteral("Tokens"), {}, [this](const QDBusMessage &reply) {
        onFirstReply();
        if (!bus::isError(reply))
            emit tokensChanged(bus::tokensOf(reply.arguments().value(0)),
                               reply.arguments().value(1).toInt());
    });
}

void BusChannel::onFirstReply()
{
    m_ready = true;
    m_wait = firstWait;
    m_fault.clear();
    emit ready();
}

void BusChannel::reopen()
{
    close();
    open();
}

void BusChannel::close()
{
    m_wanted = false;
    m_retry.stop();
    const bool wasReady = m_ready;
    drop();
    if (wasReady)
        emit lost();
}

void BusChannel::drop()
{
    m_ready = false;
    m_attempt.reset();
    m_link.reset();
    m_onBus.clear();
    m_here.clear();
    m_cancelEarly.clear();
    m_early.clear();
    m_beginning = 0;
}

void BusChannel::tryLater(const QString &fault)
{
    m_fault = fault;
    m_retry.start(m_wait);
    m_wait = std::min(2 * m_wait, longestWait);
    emit failed(fault);
}

// --- conversations ---------------------------------------------------------------------------

quint32 BusChannel::begin(const QString &method, const QString &user)
{
    const quint32 conversation = nextConversation();
    if (!m_link) {
        QMetaObject::invokeMethod(
            this,
            [this, conversation] {
                emit ended(conversation,
                           Ending{QStringLiteral("broken"), QStringLiteral("internal"), {}, {}});
            },
            Qt::QueuedConnection);
        return conversation;
    }
    ++m_beginning;
    m_link->call(QStringLiteral("Begin"), {method, user},
                 [this, conversation](const QDBusMessage &reply) { onBegun(conversation, reply); });
    return conversation;
}

void BusChannel::onBegun(quint32 conversation, const QDBusMessage &reply)
{
    --m_beginning;
    if (bus::isError(reply)) {
        m_cancelEarly.removeAll(conversation);
        endHere(conversation, reply);
        return;
    }
    const quint32 onBus = reply.arguments().value(0).toUInt();
    m_onBus.insert(conversation, onBus);
    m_here.insert(onBus, conversation);
    if (m_cancelEarly.removeAll(conversation) > 0)
        cancel(conversation);
    const auto early = std::exchange(m_early, {});
    for (const QDBusMessage &signal : early)
        onSignal(signal);
}

void BusChannel::endHere(quint32 conversation, const QDBusMessage &error)
{
    const QString name = error.errorName();
    if (name == u"org.doorward1.Error.NotLocal")
        emit ended(conversation,
                   Ending{QStringLiteral("refused"), QStringLiteral("pin-not-here"), {}, {}});
    else if (name == u"org.doorward1.Error.NotAllowed" ||
             name == u"org.doorward1.Error.NoSuchMethod")
        emit ended(conversation,
                   Ending{QStringLiteral("refused"), QStringLiteral("service-missing"), {}, {}});
    else
        emit ended(conversation,
                   Ending{QStringLiteral("broken"), QStringLiteral("internal"), {}, {}});
}

void BusChannel::answer(quint32 conversation, quint32 prompt, const SecretBuffer &secret)
{
    int ends[2];
    if (!m_link || !m_onBus.contains(conversation) || pipe2(ends, O_CLOEXEC) != 0)
        return;
    // A pipe holds far more than a secret is long: this never waits.
    const bool written = secret.writeTo(ends[1]);
    ::close(ends[1]);
    QDBusUnixFileDescriptor readEnd;
    readEnd.giveFileDescriptor(ends[0]);
    if (!written)
        return;
    m_link->call(QStringLiteral("Answer"),
                 {m_onBus.value(conversation), prompt, QVariant::fromValue(readEnd)});
}

void BusChannel::cancel(quint32 conversation)
{
    if (!m_link)
        return;
    if (m_onBus.contains(conversation))
        m_link->call(QStringLiteral("Cancel"), {m_onBus.value(conversation)});
    else
        m_cancelEarly.append(conversation);
}

void BusChannel::onSignal(const QDBusMessage &signal)
{
    const auto arguments = signal.arguments();
    if (signal.member() == u"TokensChanged") {
        emit tokensChanged(bus::tokensOf(arguments.value(0)), arguments.value(1).toInt());
        return;
    }
    if (signal.member() == u"Unlocked") {
        if (m_kind == Kind::Unlock)
            emit unlocked();
        return;
    }
    const auto here = m_here.constFind(arguments.value(0).toUInt());
    if (here != m_here.constEnd())
        deliver(*here, signal);
    else if (m_beginning > 0 && m_early.size() < earlySignals)
        m_early.append(signal);
}

void BusChannel::deliver(quint32 conversation, const QDBusMessage &signal)
{
    const auto arguments = signal.arguments();
    const auto text = [&](qsizetype i) { return arguments.value(i).toString(); };
    const QString member = signal.member();
    if (member == u"Prompt") {
        emit prompted(conversation, Prompt{arguments.value(1).toUInt(), text(2) != u"visible",
                                           text(3), bus::mapOf(arguments.value(4))});
    } else if (member == u"Message") {
        emit said(conversation, text(1), text(2), text(3), bus::mapOf(arguments.value(4)));
    } else if (member == u"Ended") {
        // A login's success is named once more, by startSession().
        if (text(1) != u"success")
            m_here.remove(m_onBus.take(conversation));
        emit ended(conversation, Ending{text(1), text(2), text(3), bus::mapOf(arguments.value(4))});
    } else if (member == u"SessionStarted") {
        emit sessionStarted(conversation, text(1));
    } else if (member == u"SessionFailed") {
        emit sessionFailed(conversation, text(1), text(2));
    }
}

// --- the rest --------------------------------------------------------------------------------

void BusChannel::askMethods(const QString &user)
{
    if (!m_link)
        return;
    m_link->call(QStringLiteral("Methods"), {user}, [this, user](const QDBusMessage &reply) {
        // Whoever can't say what there is still has a password.
        emit methodsKnown(user, bus::isError(reply) ? QStringList{QStringLiteral("password")}
                                                    : reply.arguments().value(0).toStringList());
    });
}

void BusChannel::askSessions()
{
    if (!m_link)
        return;
    m_link->call(QStringLiteral("Sessions"), {QLocale().name()}, [this](const QDBusMessage &reply) {
        emit sessionsKnown(bus::sessionsOf(reply.arguments().value(0)));
    });
}

void BusChannel::startSession(quint32 conversation, const QString &session)
{
    if (!m_link)
        return;
    m_link->call(QStringLiteral("StartSession"), {m_onBus.value(conversation), session},
                 [this, conversation](const QDBusMessage &reply) {
                     if (bus::isError(reply))
                         emit sessionFailed(conversation, QStringLiteral("session-failed"),
                                            reply.errorMessage());
                 });
}

void BusChannel::power(const QString &action, bool force)
{
    if (!m_link)
        return;
    m_link->call(QStringLiteral("Power"), {action, force},
                 [this, action](const QDBusMessage &reply) {
                     if (bus::isError(reply))
                         emit powerRefused(action, reply.errorMessage());
                 });
}

void BusChannel::askPinStatus()
{
    auto message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/doorward1"),
                                                  QStringLiteral("org.doorward1.Manager"),
                                                  QStringLiteral("GetPinStatus"));
    message << m_subject;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusMessage reply = watcher->reply();
        watcher->deleteLater();
        if (!bus::isError(reply))
            emit pinStatusKnown(bus::mapOf(reply.arguments().value(0)));
    });
}

} // namespace doorward
