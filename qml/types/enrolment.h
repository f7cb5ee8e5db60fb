// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policy/pin_policy.h"
#include "qml/types/channel.h"
#include "qml/types/door.h"
#include "qml/types/hints_model.h"
#include "qml/types/secret_entry.h"

#include <optional>

namespace doorward {

/// Setting up, changing, trying and removing one's PIN, over the enrol channel.
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
    Q_PROPERTY(bool byPin READ byPin NOTIFY stepChanged FINAL)
    Q_PROPERTY(bool mayUsePin READ mayUsePin NOTIFY stepChanged FINAL)
    Q_PROPERTY(doorward::SecretEntry *entry READ entry CONSTANT FINAL)
    Q_PROPERTY(bool mayGoOn READ mayGoOn NOTIFY mayGoOnChanged FINAL)
    Q_PROPERTY(doorward::HintsModel *hints READ hints CONSTANT FINAL)
    Q_PROPERTY(int strength READ strength NOTIFY mayGoOnChanged FINAL)
    Q_PROPERTY(int minimumLength READ minimumLength NOTIFY policyChanged FINAL)
    Q_PROPERTY(bool letters READ letters NOTIFY policyChanged FINAL)
    Q_PROPERTY(bool choosing READ choosing NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString mode READ mode NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool suspended READ suspended NOTIFY statusChanged FINAL)
    Q_PROPERTY(int failures READ failures NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString changed READ changed NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString used READ used NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool offline READ offline NOTIFY offlineChanged FINAL)
    Q_PROPERTY(doorward::Door::MessageKind messageKind READ messageKind NOTIFY messageChanged FINAL)
    Q_PROPERTY(QString messageText READ messageText NOTIFY messageChanged FINAL)

public:
    /// Off and On are at rest; Current, Choose and Repeat are the three steps of setting up, and
    /// Busy waits for doorwardd. While trying, Current asks for the PIN.
    enum class Step { Off, Current, Choose, Repeat, Busy, On };
    Q_ENUM(Step)
    /// The rows of hints.
    enum Hint { LongEnough, NoPattern, NoDate, NotThePassword };

    /// enrol: of kind Enrol. trial: of kind Unlock, for one's own session; not open until somebody
    /// tries. Both are the caller's and outlive this.
    Enrolment(Channel *enrol, Channel *trial, QObject *parent = nullptr);
    ~Enrolment() override;

    [[nodiscard]] Step step() const { return m_step; }
    /// What is under way is remove() or tryIt().
    [[nodiscard]] bool removing() const { return m_removing; }
    [[nodiscard]] bool trying() const { return m_trying; }
    /// Current asks for the PIN that is to be changed or removed, not for the password.
    [[nodiscard]] bool byPin() const { return m_byPin; }
    /// It could: Current has not been answered, and there is a PIN that opens.
    [[nodiscard]] bool mayUsePin() const;
    [[nodiscard]] SecretEntry *entry() { return &m_entry; }
    /// next() would do something: something is typed and, where a PIN is chosen, it is a good one.
    [[nodiscard]] bool mayGoOn() const;
    [[nodiscard]] HintsModel *hints() { return &m_hints; }
    /// Of what is typed as a new PIN: 0 (nothing) to 4.
    [[nodiscard]] int strength() const;
    [[nodiscard]] int minimumLength() const { return static_cast<int>(m_policy.least); }
    /// What is typed now may be more than digits.
    [[nodiscard]] bool letters() const
    {
        return m_asked == Step::Current ? m_hasLetters : m_policy.letters;
    }
    /// A new PIN is typed, or was before Busy: nobody knows yet whether it will have letters.
    [[nodiscard]] bool choosing() const
    {
        return m_asked == Step::Choose || m_asked == Step::Repeat;
    }
    /// What protects it: "file" or "tpm"; wrong tries since the last success; the day it was set,
    /// in the locale's form, empty where unknown.
    [[nodiscard]] QString mode() const { return m_mode; }
    /// It is set, and off after too many wrong tries until the password was used.
    [[nodiscard]] bool suspended() const { return m_suspended; }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] QString changed() const { return m_changed; }
    /// The day it was last right, in the same form; empty where it never was.
    [[nodiscard]] QString used() const { return m_used; }
    [[nodiscard]] bool offline() const { return !m_channel->isReady(); }
    [[nodiscard]] Door::MessageKind messageKind() const { return m_messageKind; }
    [[nodiscard]] QString messageText() const { return m_messageText; }

    /// Sets a PIN up, or changes it.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void next();
    /// One step back; from the first, to where it began.
    Q_INVOKABLE void back();
    /// To where it began.
    Q_INVOKABLE void cancel();
    /// For the current password, as begin(), or the PIN.
    Q_INVOKABLE void remove();
    /// The PIN in the password's place, or the other way round.
    Q_INVOKABLE void useOther();
    Q_INVOKABLE void tryIt();

signals:
    void stepChanged();
    void mayGoOnChanged();
    void statusChanged();
    void policyChanged();
    void offlineChanged();
    void messageChanged();

private:
    void onReady();
    void onLost();
    void onStatus(const QVariantMap &status);
    void onPrompt(quint32 id, const Prompt &prompt);
    void onSaid(quint32 id, const QString &style, const QString &code, const QString &text);
    void onEnded(quint32 id, const Ending &ending);
    void onTrialReady();
    void onTrialEnded(const Ending &ending);

    void goTo(Step step);
    void goHome();
    void beginAgain();
    void endConversation();
    void answer(const SecretBuffer &secret);
    void compareEntries();
    void judge();
    void setPolicy(const QVariantMap &details, const QString &least, const QString &most);
    [[nodiscard]] PinFault fault() const;
    void sayFault(PinFault fault);
    void say(Door::MessageKind kind, const QString &text);

    Channel *m_channel;
    Channel *m_trial;
    Channel *m_active; ///< whose conversation it is
    bool m_isSet = false;
    Step m_step = Step::Off;
    Step m_asked = Step::Off; ///< the last one that was not Busy
    bool m_removing = false;
    bool m_trying = false;
    bool m_byPin = false;
    bool m_mayUsePin = false; ///< it is ready
    quint32 m_conversation = 0;
    std::optional<quint32> m_prompt;
    QString m_purpose; ///< of m_prompt

    SecretEntry m_entry;
    SecretBuffer m_password; ///< only to tell that a PIN is the same
    SecretBuffer m_chosen;   ///< the first of the two
    HintsModel m_hints;

    PinPolicy m_policy;
    QByteArray m_user;         ///< whose PIN it is
    bool m_hasLetters = false; ///< the PIN that there is, once it is asked for
    QString m_mode;
    bool m_suspended = false;
    int m_failures = 0;
    QString m_changed;
    QString m_used;
    Door::MessageKind m_messageKind = Door::MessageKind::NoMessage;
    QString m_messageText;
};

} // namespace doorward
