// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/enrolment.h"

#include "qml/types/messages.h"

#include <utility>

namespace doorward {

namespace {

Messages::Where here()
{
    return {false, {}};
}

} // namespace

Enrolment::Enrolment(Channel *enrol, Channel *trial, QObject *parent)
    : QObject(parent), m_channel(enrol), m_trial(trial), m_active(enrol)
{
    m_hints.setHints(Messages::pinHints(minimumLength(), m_policy.letters));
    connect(m_channel, &Channel::ready, this, &Enrolment::onReady);
    connect(m_channel, &Channel::lost, this, &Enrolment::onLost);
    connect(m_channel, &Channel::pinStatusKnown, this, &Enrolment::onStatus);
    for (Channel *channel : {m_channel, m_trial}) {
        connect(channel, &Channel::prompted, this, &Enrolment::onPrompt);
        connect(channel, &Channel::said, this, &Enrolment::onSaid);
        connect(channel, &Channel::ended, this, &Enrolment::onEnded);
    }
    connect(m_trial, &Channel::ready, this, &Enrolment::onTrialReady);
    connect(&m_entry, &SecretEntry::lengthChanged, this, &Enrolment::judge);
    connect(&m_entry, &SecretEntry::touched, this,
            [this] { say(Door::MessageKind::NoMessage, {}); });
    connect(&m_entry, &SecretEntry::refused, this,
            [this] { say(Door::MessageKind::Error, Messages::noLockedMemory()); });
    if (m_channel->isReady())
        onReady();
}

Enrolment::~Enrolment() = default;

// --- what the person does --------------------------------------------------------------------

void Enrolment::begin()
{
    if (m_step != Step::Off && m_step != Step::On)
        return;
    say(Door::MessageKind::NoMessage, {});
    m_byPin = false;
    beginAgain();
}

void Enrolment::useOther()
{
    if (m_step != Step::Current || m_trying || (!m_byPin && !mayUsePin()))
        return;
    say(Door::MessageKind::NoMessage, {});
    m_byPin = !m_byPin;
    beginAgain();
    emit stepChanged();
}

void Enrolment::beginAgain()
{
    endConversation();
    m_password.clear();
    m_chosen.clear();
    m_entry.clear();
    if (!m_channel->isReady()) {
        goHome();
        return;
    }
    m_active = m_channel;
    const QString what = m_removing ? QStringLiteral("remove") : QStringLiteral("enrol");
    m_conversation = m_channel->begin(m_byPin ? what + QStringLiteral("-by-pin") : what, {});
    goTo(Step::Current);
}

void Enrolment::next()
{
    if (!mayGoOn())
        return;
    switch (m_step) {
    case Step::Current:
        m_password.clear();
        if (!m_trying && !m_byPin)
            std::ignore = m_password.append(m_entry.buffer().view());
        goTo(Step::Busy);
        if (m_prompt)
            answer(m_entry.buffer());
        break;
    case Step::Choose:
        m_chosen.clear();
        std::ignore = m_chosen.append(m_entry.buffer().view());
        m_entry.clear();
        goTo(Step::Repeat);
        break;
    case Step::Repeat:
        compareEntries();
        break;
    default:
        break;
    }
}

void Enrolment::compareEntries()
{
    if (!m_chosen.equals(m_entry.buffer())) {
        m_chosen.clear();
        m_entry.clear();
        goTo(Step::Choose);
        say(Door::MessageKind::Error, Messages::ofCode(QStringLiteral("pin-mismatch"), here()));
        return;
    }
    // The second one waits in the entry for its own prompt.
    goTo(Step::Busy);
    answer(m_chosen);
    m_chosen.clear();
}

void Enrolment::back()
{
    say(Door::MessageKind::NoMessage, {});
    switch (m_step) {
    case Step::Repeat:
        m_chosen.clear();
        m_entry.clear();
        goTo(Step::Choose);
        break;
    case Step::Choose:
        beginAgain();
        break;
    case Step::Current:
    case Step::Busy:
        cancel();
        break;
    default:
        break;
    }
}

void Enrolment::cancel()
{
    endConversation();
    say(Door::MessageKind::NoMessage, {});
    goHome();
}

void Enrolment::remove()
{
    if (m_step != Step::On || !m_channel->isReady())
        return;
    say(Door::MessageKind::NoMessage, {});
    m_removing = true;
    m_byPin = false;
    beginAgain();
}

void Enrolment::tryIt()
{
    if (m_step != Step::On)
        return;
    say(Door::MessageKind::NoMessage, {});
    m_entry.clear();
    m_trying = true;
    goTo(Step::Current);
    // Every trial has a channel of its own: a success ends one.
    m_trial->reopen();
}

// --- how it stands ---------------------------------------------------------------------------

bool Enrolment::mayUsePin() const
{
    return m_step == Step::Current && m_mayUsePin && !m_trying;
}

bool Enrolment::mayGoOn() const
{
    if (m_entry.buffer().isEmpty() || m_step == Step::Busy)
        return false;
    return m_step != Step::Choose || fault() == PinFault::None;
}

PinFault Enrolment::fault() const
{
    // The password is compared with the one that was typed before.
    const PinFault fault = faultOf(m_entry.buffer().view(), m_policy, m_user.toStdString(), {});
    const bool isPassword = m_password.equals(m_entry.buffer());
    return fault == PinFault::None && isPassword ? PinFault::EqualsPassword : fault;
}

int Enrolment::strength() const
{
    return m_step == Step::Choose
               ? strengthOf(m_entry.buffer().view(), m_policy, m_user.toStdString())
               : 0;
}

void Enrolment::judge()
{
    using enum HintsModel::Standing;
    const auto typed = m_entry.buffer().view();
    const bool choosing = m_step == Step::Choose && typed.size() >= 3;
    const auto broken = [&](bool is) { return !choosing ? Open : is ? Broken : Met; };
    const bool enough = typed.size() >= m_policy.least;
    const unsigned kinds = kindsOf(typed, m_policy, m_user.toStdString());
    m_hints.setStanding(LongEnough, m_step == Step::Choose && enough ? Met : Open);
    m_hints.setStanding(NoPattern, broken((kinds & ~unsigned{dates}) != 0));
    m_hints.setStanding(NoDate, broken((kinds & dates) != 0));
    m_hints.setStanding(NotThePassword, broken(m_password.equals(m_entry.buffer())));
    if (m_step == Step::Choose && !typed.empty())
        sayFault(fault());
    emit mayGoOnChanged();
}

/// What no hint stands for.
void Enrolment::sayFault(PinFault fault)
{
    if (fault != PinFault::TooLong && fault != PinFault::NotDigits && fault != PinFault::NotLetters)
        return;
    const std::string_view code = codeOf(fault);
    say(Door::MessageKind::Error,
        Messages::ofCode(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())),
                         here()));
}

void Enrolment::answer(const SecretBuffer &secret)
{
    m_active->answer(m_conversation, *std::exchange(m_prompt, {}), secret);
    if (&secret == &m_entry.buffer())
        m_entry.spend();
}

void Enrolment::goTo(Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    if (step != Step::Busy)
        m_asked = step;
    m_entry.setEnabled(step != Step::Busy);
    emit stepChanged();
    emit policyChanged(); // letters() is of the step
    judge();
}

void Enrolment::goHome()
{
    m_password.clear();
    m_chosen.clear();
    m_entry.clear();
    m_removing = m_trying = m_byPin = m_hasLetters = false;
    goTo(m_isSet ? Step::On : Step::Off);
}

void Enrolment::endConversation()
{
    if (m_conversation != 0)
        m_active->cancel(m_conversation);
    m_conversation = 0;
    m_prompt.reset();
    m_trial->close();
}

void Enrolment::say(Door::MessageKind kind, const QString &text)
{
    const auto shown = text.isEmpty() ? Door::MessageKind::NoMessage : kind;
    if (shown == m_messageKind && text == m_messageText)
        return;
    m_messageKind = shown;
    m_messageText = text;
    emit messageChanged();
}

} // namespace doorward
