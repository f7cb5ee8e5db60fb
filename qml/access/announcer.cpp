// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/announcer.h"

#include <QAccessible>

namespace doorward {

namespace {

using namespace std::chrono_literals;

constexpr auto longCheck = 2s;

} // namespace

Announcer::Announcer(QQuickItem *parent) : QQuickItem(parent)
{
    m_stillChecking.setSingleShot(true);
    m_stillChecking.setInterval(longCheck);
    connect(&m_stillChecking, &QTimer::timeout, this, [this] { say(tr("Still checking"), false); });
}

void Announcer::setDoor(Door *door)
{
    if (m_door == door)
        return;
    if (m_door) {
        m_door->disconnect(this);
        m_door->entry()->disconnect(this);
    }
    m_door = door;
    emit doorChanged();
    if (!m_door)
        return;
    m_door->entry()->setEchoes(m_echoes);
    connect(m_door, &Door::stateChanged, this, &Announcer::onState);
    connect(m_door, &Door::promptChanged, this, &Announcer::onPrompt);
    connect(m_door, &Door::messageChanged, this, &Announcer::onMessage);
    connect(m_door, &Door::retryInChanged, this, &Announcer::onRetryIn);
    connect(m_door, &Door::methodChanged, this, &Announcer::onMethod);
    connect(m_door, &Door::capsLockChanged, this, [this] {
        if (m_door->capsLock())
            say(tr("Caps Lock is on"));
    });
    connect(m_door, &Door::layoutNameChanged, this, [this] {
        if (!m_door->layoutName().isEmpty())
            say(tr("Keyboard layout, %1").arg(m_door->layoutName()));
    });
    connect(m_door->entry(), &SecretEntry::digitEchoed, this,
            [this](int digit) { say(QString::number(digit)); });
}

void Announcer::setHints(HintsModel *hints)
{
    if (m_hints == hints)
        return;
    if (m_hints)
        m_hints->disconnect(this);
    m_hints = hints;
    emit hintsChanged();
    if (m_hints)
        connect(m_hints, &HintsModel::dataChanged, this,
                [this](const QModelIndex &index) { onHint(index.row()); });
}

void Announcer::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    emit activeChanged();
}

void Announcer::setEchoes(bool echoes)
{
    if (m_echoes == echoes)
        return;
    m_echoes = echoes;
    if (m_door)
        m_door->entry()->setEchoes(echoes);
    emit echoesChanged();
}

void Announcer::setTime(const QString &time)
{
    m_time = time;
    emit timeChanged();
}

void Announcer::say(const QString &text, bool assertive)
{
    if (!m_active || text.isEmpty())
        return;
    m_last = text;
    emit lastChanged();
    emit announced(text, assertive);
    if (!QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, text);
    event.setPoliteness(assertive ? QAccessible::AnnouncementPoliteness::Assertive
                                  : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
#else
    QAccessibleEvent name(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
#endif
}

void Announcer::onState()
{
    if (m_door->state() != Door::State::Checking)
        m_stillChecking.stop();
    switch (m_door->state()) {
    case Door::State::Rest:
        m_prompt.clear();
        if (m_door->purpose() == Door::Purpose::Unlock && m_door->person())
            say(tr("Locked. %1. %2.").arg(m_time, m_door->person()->realName()), false);
        break;
    case Door::State::Awake:
        onPrompt();
        break;
    case Door::State::Checking:
        m_stillChecking.start();
        break;
    case Door::State::Opening:
        say(m_door->purpose() == Door::Purpose::Unlock ? tr("Unlocked") : tr("Signing in"));
        break;
    default:
        break;
    }
}

void Announcer::onPrompt()
{
    const bool asks = m_door->state() == Door::State::Awake ||
                      m_door->state() == Door::State::Recognised ||
                      m_door->state() == Door::State::Refused;
    const QString prompt = m_door->promptText();
    if (!asks || prompt == m_prompt)
        return;
    m_prompt = prompt;
    say(prompt);
    say(m_door->hint(), false);
}

void Announcer::onMessage()
{
    const QString text = m_door->messageText();
    if (m_door->messageKind() == Door::MessageKind::Error && !tries().isEmpty())
        say(tr("%1 %2", "an error and the tries left").arg(text, tries()));
    else
        say(text);
}

QString Announcer::tries() const
{
    const int left =
        m_door->triesBeforeWait() >= 0 ? m_door->triesBeforeWait() : m_door->triesLeft();
    if (left < 0)
        return {};
    if (left == 1 && m_door->method() == Door::Method::Pin)
        return tr("One more try, then a short wait");
    return tr("%n tries left", nullptr, left);
}

void Announcer::onRetryIn()
{
    const int left = m_door->retryIn();
    const bool begins = left > 0 && left == m_door->retryTotal();
    if (left != m_lastWait && (begins || left == 30 || left == 10))
        say(tr("Wait, %n seconds", nullptr, left), !begins);
    m_lastWait = left;
}

void Announcer::onMethod()
{
    switch (m_door->method()) {
    case Door::Method::Pin:
        say(tr("PIN"), false);
        break;
    case Door::Method::Password:
        say(tr("Password"), false);
        break;
    case Door::Method::Card:
        say(tr("Card"), false);
        break;
    }
}

void Announcer::onHint(int row)
{
    const QString text = m_hints->data(m_hints->index(row), HintsModel::TextRole).toString();
    switch (m_hints->standing(row)) {
    case HintsModel::Standing::Met:
        say(tr("%1, met").arg(text), false);
        break;
    case HintsModel::Standing::Broken:
        say(tr("%1, not allowed").arg(text), false);
        break;
    case HintsModel::Standing::Open:
        break;
    }
}

} // namespace doorward
