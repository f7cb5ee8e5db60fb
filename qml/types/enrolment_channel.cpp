// SPDX-License-Identifier: GPL-3.0-or-later
// What an enrolment makes of what its channels say.
#include "qml/types/enrolment.h"

#include "qml/types/messages.h"

#include <QDateTime>
#include <QLocale>

#include <tuple>

namespace doorward {

namespace {

Messages::Where here()
{
    return {false, {}};
}

/// Empty for 0: unknown, or never.
QString dayOf(qint64 seconds)
{
    if (seconds <= 0)
        return {};
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds).date(), QLocale::LongFormat);
}

} // namespace

void Enrolment::onReady()
{
    say(Door::MessageKind::NoMessage, {});
    m_channel->askPinStatus();
    emit offlineChanged();
}

void Enrolment::onLost()
{
    m_conversation = 0;
    m_prompt.reset();
    m_trial->close();
    goHome();
    say(Door::MessageKind::Warning, Messages::offline(true));
    emit offlineChanged();
}

void Enrolment::onStatus(const QVariantMap &status)
{
    const QString state = status.value(QStringLiteral("state")).toString();
    const bool usable = state == u"ready" || state == u"off" || state == u"stale";
    m_isSet = usable;
    m_suspended = state == u"off";
    m_mayUsePin = state == u"ready";
    m_mode = status.value(QStringLiteral("mode")).toString();
    m_failures = status.value(QStringLiteral("failures")).toInt();
    m_changed = dayOf(status.value(QStringLiteral("changed")).toLongLong());
    m_used = dayOf(status.value(QStringLiteral("used")).toLongLong());
    m_user = status.value(QStringLiteral("user")).toString().toUtf8();
    setPolicy(status, QStringLiteral("minimum-length"), QStringLiteral("maximum-length"));
    emit statusChanged();
    if (m_step == Step::Off || m_step == Step::On)
        goHome();
    if (!state.isEmpty() && state != u"ready" && state != u"not-set")
        say(Door::MessageKind::Warning, Messages::ofCode(QStringLiteral("pin-") + state, here()));
}

void Enrolment::setPolicy(const QVariantMap &details, const QString &least, const QString &most)
{
    // What is not said stays as it is; what is not understood is the module's to refuse.
    m_policy.setLengths(details.value(least, uint(m_policy.least)).toUInt(),
                        details.value(most, uint(m_policy.most)).toUInt());
    m_policy.letters = details.value(QStringLiteral("letters"), m_policy.letters).toBool();
    const QString forbid = QStringLiteral("forbid");
    if (details.contains(forbid))
        std::ignore = m_policy.forbid(details.value(forbid).toString().toStdString());
    m_hints.setHints(Messages::pinHints(minimumLength(), m_policy.letters));
    judge();
    emit policyChanged();
}

void Enrolment::onPrompt(quint32 id, const Prompt &prompt)
{
    if (id != m_conversation || id == 0)
        return;
    m_prompt = prompt.id;
    m_purpose = prompt.details.value(QStringLiteral("purpose")).toString();
    if (m_purpose == u"pin" || m_purpose == u"current-pin") {
        m_hasLetters = prompt.details.value(QStringLiteral("letters")).toBool();
        emit policyChanged();
    }
    if (m_purpose == u"new-pin") {
        // What the module says now, whatever doorwardd has read when it started.
        setPolicy(prompt.details, QStringLiteral("minimum"), QStringLiteral("maximum"));
        m_entry.clear();
        goTo(Step::Choose);
    } else if (m_step == Step::Busy && !m_entry.buffer().isEmpty()) {
        // Entered before it was asked, or the second of the two.
        answer(m_entry.buffer());
    }
}

void Enrolment::onSaid(quint32 id, const QString &style, const QString &code, const QString &text)
{
    if (id != m_conversation || id == 0)
        return;
    const QString sentence = Messages::ofCode(code, here());
    say(style == u"error" ? Door::MessageKind::Error : Door::MessageKind::Info,
        sentence.isEmpty() ? text : sentence);
}

void Enrolment::onEnded(quint32 id, const Ending &ending)
{
    if (id != m_conversation || id == 0)
        return;
    m_conversation = 0;
    m_prompt.reset();
    if (m_active == m_trial) {
        onTrialEnded(ending);
        return;
    }
    const bool success = ending.outcome == u"success";
    if (success)
        m_isSet = !m_removing;
    if (ending.outcome == u"wrong") {
        beginAgain();
    } else {
        goHome();
        m_channel->askPinStatus();
    }
    if (!success)
        say(Door::MessageKind::Error, Messages::ofEnding(ending, here()));
}

void Enrolment::onTrialReady()
{
    if (m_conversation != 0 || !m_trying)
        return;
    m_active = m_trial;
    m_conversation = m_trial->begin(QStringLiteral("pin"), {});
}

void Enrolment::onTrialEnded(const Ending &ending)
{
    m_trial->close();
    goHome();
    m_channel->askPinStatus();
    if (ending.outcome == u"success")
        say(Door::MessageKind::Info, Messages::pinIsRight());
    else
        say(Door::MessageKind::Error, Messages::ofEnding(ending, here()));
}

} // namespace doorward
