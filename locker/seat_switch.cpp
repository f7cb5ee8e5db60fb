// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/seat_switch.h"

#include <QDBusArgument>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

#include <functional>

namespace doorward {

namespace {

const QString logind = QStringLiteral("org.freedesktop.login1");
const QString manager = QStringLiteral("org.freedesktop.DisplayManager");
const QString seat = QStringLiteral("org.freedesktop.DisplayManager.Seat");
// Both number their seats by themselves; the first is the one with the terminals, which alone can
// switch.
const QString firstSeat = QStringLiteral("/org/freedesktop/DisplayManager/Seat0");
const QString seatWithTerminals = QStringLiteral("seat0");

using Answer = std::function<void(const QDBusMessage &)>;

void call(const QDBusConnection &bus, const QDBusMessage &message, QObject *owner,
          const Answer &answer)
{
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, answer] {
        watcher->deleteLater();
        answer(watcher->reply());
    });
}

bool isTrue(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ReplyMessage &&
           reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

} // namespace

SeatSwitch::SeatSwitch(const QString &session, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_session(session), m_bus(bus)
{}

void SeatSwitch::ask()
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        logind, QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("GetSession"));
    message << m_session;
    call(m_bus, message, this, [this](const QDBusMessage &reply) {
        const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
        if (reply.type() != QDBusMessage::ReplyMessage)
            return;
        const auto question = get(logind, path, QStringLiteral("org.freedesktop.login1.Session"),
                                  QStringLiteral("Seat"));
        call(m_bus, question, this, [this](const QDBusMessage &answer) {
            const QVariant value = answer.arguments().value(0).value<QDBusVariant>().variant();
            QString name;
            QDBusObjectPath at;
            if (value.canConvert<QDBusArgument>()) {
                const auto pair = value.value<QDBusArgument>();
                pair.beginStructure();
                pair >> name >> at;
                pair.endStructure();
            }
            if (name == seatWithTerminals)
                askSeat();
        });
    });
}

/// A seat without virtual terminals has room for one screen.
void SeatSwitch::askSeat()
{
    const auto question =
        get(logind, QStringLiteral("/org/freedesktop/login1/seat/") + seatWithTerminals,
            QStringLiteral("org.freedesktop.login1.Seat"), QStringLiteral("CanTTY"));
    call(m_bus, question, this, [this](const QDBusMessage &reply) {
        if (isTrue(reply))
            askManager();
    });
}

void SeatSwitch::askManager()
{
    QDBusMessage question = get(manager, firstSeat, seat, QStringLiteral("CanSwitch"));
    question.setAutoStartService(false);
    call(m_bus, question, this, [this](const QDBusMessage &reply) {
        if (!isTrue(reply))
            return;
        m_isPossible = true;
        emit possibleChanged();
    });
}

void SeatSwitch::toLogin()
{
    if (!m_isPossible)
        return;
    const auto message =
        QDBusMessage::createMethodCall(manager, firstSeat, seat, QStringLiteral("SwitchToGreeter"));
    call(m_bus, message, this, [this](const QDBusMessage &reply) {
        if (reply.type() == QDBusMessage::ErrorMessage)
            emit failed(QStringLiteral("no login screen for somebody else: ") +
                        reply.errorMessage());
    });
}

QDBusMessage SeatSwitch::get(const QString &service, const QString &path, const QString &interface,
                             const QString &property)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << interface << property;
    return message;
}

} // namespace doorward
