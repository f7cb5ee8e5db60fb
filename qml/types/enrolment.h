// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"
#include "qml/types/door.h"
#include "qml/types/hints_model.h"
#include "qml/types/secret_entry.h"

namespace doorward {

/// Setting up, changing and removing one's PIN, over the enrol channel.
///
/// The current password is answered at once, so that a wrong one is told before a PIN is thought
/// of; the PIN itself stays here until it has been typed twice alike. GUI thread.
class Enrolment : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the program has one")
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged FINAL)
    Q_PROPERTY(bool removing READ removing NOTIFY stepChanged FINAL)
    Q_PROPERTY(bool trying READ trying NOTIFY stepChanged FINAL)
    Q_PROPERTY(doorward::SecretEntry *entry READ entry CONSTANT FINAL)
    Q_PROPERTY(bool mayGoOn READ mayGoOn NOTIFY mayGoOnChanged FINAL)
    Q_PROPERTY(doorward::HintsModel *hints READ hints CONSTANT FINAL)
    Q_PROPERTY(int strength READ strength NOTIFY strengthChanged FINAL)
    Q_PROPERTY(int minimumDigits READ minimumDigits NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString mode READ mode NOTIFY statusChanged FINAL)
    Q_PROPERTY(int failures READ failures NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString changed READ changed NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool offline READ offline NOTIFY offlineChanged FINAL)
    Q_PROPERTY(doorward::Door::MessageKind messageKind READ messageKind NOTIFY messageChanged FINAL)
    Q_PROPERTY(QString messageText READ messageText NOTIFY messageChanged FINAL)

public:
    enum class Step { Off, Current, Choose, Repeat, Busy, On };
    Q_ENUM(Step)

    explicit Enrolment(Channel *channel, QObject *parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    /// Current asks on behalf of remove(), or of tryIt().
    [[nodiscard]] bool removing() const { return false; }
    [[nodiscard]] bool trying() const { return false; }
    [[nodiscard]] SecretEntry *entry() { return &m_entry; }
    /// next() would do something: the policy is met, or something is typed.
    [[nodiscard]] bool mayGoOn() const { return false; }
    [[nodiscard]] HintsModel *hints() { return &m_hints; }
    /// 0 (nothing typed) to 4.
    [[nodiscard]] int strength() const { return m_strength; }
    [[nodiscard]] int minimumDigits() const { return m_minimumDigits; }
    /// What protects it: "file" or "tpm"; wrong tries since the last success; the day it was set,
    /// in the locale's form.
    [[nodiscard]] QString mode() const { return m_mode; }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] QString changed() const { return m_changed; }
    [[nodiscard]] bool offline() const { return !m_channel->isReady(); }
    [[nodiscard]] Door::MessageKind messageKind() const { return m_messageKind; }
    [[nodiscard]] QString messageText() const { return m_messageText; }

    /// Sets a PIN up, or changes it.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void next();
    /// One step back; from the first, to where it began.
    Q_INVOKABLE void back();
    Q_INVOKABLE void remove();
    /// Asks for the PIN, and says whether it is right.
    Q_INVOKABLE void tryIt();

signals:
    void stepChanged();
    void mayGoOnChanged();
    void strengthChanged();
    void statusChanged();
    void offlineChanged();
    void messageChanged();

private:
    Channel *m_channel;
    Step m_step = Step::Off;
    SecretEntry m_entry;
    HintsModel m_hints;
    int m_strength = 0;
    int m_minimumDigits = 4;
    QString m_mode;
    int m_failures = 0;
    QString m_changed;
    Door::MessageKind m_messageKind = Door::MessageKind::NoMessage;
    QString m_messageText;
};

} // namespace doorward
