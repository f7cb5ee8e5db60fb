// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"
#include "qml/types/conversation.h"
#include "qml/types/messages.h"
#include "qml/types/new_password.h"
#include "qml/types/people_model.h"
#include "qml/types/secret_entry.h"
#include "qml/types/sessions_model.h"

#include <QHash>
#include <QTimer>

#include <array>
#include <chrono>

namespace doorward {

/// How the door stands, for every screen of a greeter or a locker: who is at it, what is asked,
/// what was said. It holds the conversations on one channel, several at once, and decides which of
/// them the person sees; it never decides whether the door opens (the channel's success does).
///
/// GUI thread. The channel and the people belong to the caller and outlive the door.
class Door : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("each program has one")
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")

    Q_PROPERTY(Purpose purpose READ purpose CONSTANT FINAL)
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(doorward::Person *person READ person NOTIFY personChanged FINAL)
    Q_PROPERTY(doorward::PeopleModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(QList<int> methods READ methods NOTIFY methodsChanged FINAL)
    Q_PROPERTY(bool methodsKnown READ methodsKnown NOTIFY methodsChanged FINAL)
    Q_PROPERTY(Method method READ method NOTIFY methodChanged FINAL)
    Q_PROPERTY(doorward::SecretEntry *entry READ entry CONSTANT FINAL)
    Q_PROPERTY(bool entryEnabled READ entryEnabled NOTIFY stateChanged FINAL)

    Q_PROPERTY(bool prompted READ prompted NOTIFY promptChanged FINAL)
    Q_PROPERTY(QString promptText READ promptText NOTIFY promptChanged FINAL)
    Q_PROPERTY(QString fieldLabel READ fieldLabel NOTIFY promptChanged FINAL)
    Q_PROPERTY(bool promptSecret READ promptSecret NOTIFY promptChanged FINAL)
    Q_PROPERTY(QString promptPurpose READ promptPurpose NOTIFY promptChanged FINAL)
    Q_PROPERTY(bool promptLetters READ promptLetters NOTIFY promptChanged FINAL)
    Q_PROPERTY(int minimum READ minimum NOTIFY promptChanged FINAL)
    Q_PROPERTY(int maximum READ maximum NOTIFY promptChanged FINAL)
    Q_PROPERTY(bool finalTry READ finalTry NOTIFY promptChanged FINAL)
    Q_PROPERTY(doorward::NewPassword *newPassword READ newPassword CONSTANT FINAL)
    Q_PROPERTY(bool choosesPassword READ choosesPassword NOTIFY promptChanged FINAL)
    Q_PROPERTY(QStringList choices READ choices NOTIFY promptChanged FINAL)
    Q_PROPERTY(QStringList choiceNotes READ choiceNotes NOTIFY promptChanged FINAL)
    Q_PROPERTY(bool choosesCardPin READ choosesCardPin NOTIFY promptChanged FINAL)
    Q_PROPERTY(QString hint READ hint NOTIFY promptChanged FINAL)
    Q_PROPERTY(bool passwordExpired READ passwordExpired NOTIFY promptChanged FINAL)

    Q_PROPERTY(MessageKind messageKind READ messageKind NOTIFY messageChanged FINAL)
    Q_PROPERTY(QString messageText READ messageText NOTIFY messageChanged FINAL)
    Q_PROPERTY(int triesLeft READ triesLeft NOTIFY triesChanged FINAL)
    Q_PROPERTY(int triesBeforeWait READ triesBeforeWait NOTIFY triesChanged FINAL)
    Q_PROPERTY(int retryIn READ retryIn NOTIFY retryInChanged FINAL)
    Q_PROPERTY(int retryTotal READ retryTotal NOTIFY retryInChanged FINAL)

    Q_PROPERTY(CardState cardState READ cardState NOTIFY cardChanged FINAL)
    Q_PROPERTY(QString cardLabel READ cardLabel NOTIFY cardChanged FINAL)
    Q_PROPERTY(QString cardHolder READ cardHolder NOTIFY cardChanged FINAL)
    Q_PROPERTY(int tokenCount READ tokenCount NOTIFY cardChanged FINAL)
    Q_PROPERTY(int readerCount READ readerCount NOTIFY cardChanged FINAL)

    Q_PROPERTY(doorward::SessionsModel *sessions READ sessions CONSTANT FINAL)
    Q_PROPERTY(QString session READ session WRITE setSession NOTIFY sessionChanged FINAL)
    Q_PROPERTY(bool capsLock READ capsLock WRITE setCapsLock NOTIFY capsLockChanged FINAL)
    Q_PROPERTY(QString layoutName READ layoutName NOTIFY layoutNameChanged FINAL)
    Q_PROPERTY(QStringList othersSignedIn READ othersSignedIn NOTIFY othersSignedInChanged FINAL)

public:
    enum class Purpose { Login, Unlock };
    Q_ENUM(Purpose)
    enum class State {
        Rest,
        Awake,
        Checking,
        Recognised,
        Refused,
        Delay,
        Opening,
        Offline,
    };
    Q_ENUM(State)
    enum class Method { Pin, Password, Card };
    Q_ENUM(Method)
    /// AtReader: recognised, and the reader has keys of its own for the PIN.
    enum class CardState { NoReader, Waiting, Reading, Recognised, AtReader, Wrong, Removed };
    Q_ENUM(CardState)
    enum class MessageKind { NoMessage, PromptText, Info, Warning, Error };
    Q_ENUM(MessageKind)

    Door(Purpose purpose, Channel *channel, PeopleModel *people, QObject *parent = nullptr);
    ~Door() override;

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] State state() const { return m_state; }
    /// Null while nobody is chosen. On an unlock door: whoever locked it (setOwner).
    [[nodiscard]] Person *person() const { return m_person; }
    [[nodiscard]] PeopleModel *people() const { return m_people; }
    /// What the person has, as Method, in the order to show; never empty once it is known.
    [[nodiscard]] QList<int> methods() const { return m_methods; }
    /// What else there may be has been told; until then what is typed is kept for the usual method.
    [[nodiscard]] bool methodsKnown() const { return m_methodsKnown; }
    [[nodiscard]] Method method() const { return m_method; }
    [[nodiscard]] SecretEntry *entry() { return &m_entry; }
    /// Typing counts now, also ahead of the prompt.
    [[nodiscard]] bool entryEnabled() const { return m_entry.enabled(); }

    /// Something is asked (before that, promptText says what will be).
    [[nodiscard]] bool prompted() const;
    /// The sentence to show; PAM's own where it has no known purpose.
    [[nodiscard]] QString promptText() const;
    /// PAM's own words for the field, without the colon at their end.
    [[nodiscard]] QString fieldLabel() const;
    [[nodiscard]] bool promptSecret() const;
    [[nodiscard]] QString promptPurpose() const;
    /// Characters; 0 where unknown.
    /// The PIN that is asked for has letters, so that no pad of digits will do.
    [[nodiscard]] bool promptLetters() const;
    [[nodiscard]] int minimum() const;
    [[nodiscard]] int maximum() const;
    [[nodiscard]] bool finalTry() const;
    /// What is typed in place of a password that has expired: into its two entries while the door
    /// choosesPassword(), into entry() otherwise.
    [[nodiscard]] NewPassword *newPassword() { return &m_newPassword; }
    [[nodiscard]] bool choosesPassword() const;
    /// What is to be chosen from where a card has several certificates, and what tells each from
    /// the others; empty while nothing of that kind is asked.
    [[nodiscard]] QStringList choices() const;
    [[nodiscard]] QStringList choiceNotes() const;
    /// The prompt is for a PIN that the card is to have from now on.
    [[nodiscard]] bool choosesCardPin() const;
    /// What is good to know of the way in that is chosen; empty mostly.
    [[nodiscard]] QString hint() const;
    /// The prompts are those of a password that must be changed before the door opens.
    [[nodiscard]] bool passwordExpired() const;

    [[nodiscard]] MessageKind messageKind() const { return m_messageKind; }
    [[nodiscard]] QString messageText() const { return m_messageText; }
    /// -1 where unknown.
    [[nodiscard]] int triesLeft() const;
    [[nodiscard]] int triesBeforeWait() const;
    /// Seconds until the method shown may be tried again, and how many they were at first.
    [[nodiscard]] int retryIn() const;
    [[nodiscard]] int retryTotal() const;

    [[nodiscard]] CardState cardState() const { return m_cardState; }
    [[nodiscard]] QString cardLabel() const { return m_cardLabel; }
    [[nodiscard]] QString cardHolder() const { return m_cardHolder; }
    [[nodiscard]] int tokenCount() const { return static_cast<int>(m_tokens.size()); }
    [[nodiscard]] int readerCount() const { return m_readers; }

    [[nodiscard]] SessionsModel *sessions() { return &m_sessions; }
    /// The id chosen; empty: the person's last.
    [[nodiscard]] QString session() const { return m_session; }
    void setSession(const QString &session);
    [[nodiscard]] bool capsLock() const { return m_capsLock; }
    void setCapsLock(bool on);
    /// The keyboard layout in two letters ("EN"), empty where unknown.
    [[nodiscard]] QString layoutName() const { return m_layoutName; }
    void setLayoutName(const QString &name);
    /// Whoever else has a session open, by their real names.
    [[nodiscard]] QStringList othersSignedIn() const;

    /// How long the door stays awake without a touch, and shows a refusal.
    void setPace(std::chrono::milliseconds idle, std::chrono::milliseconds refusal);

    /// With what somebody came in last, a Method: the one to offer first. methodProved says the
    /// like, to be remembered.
    void recallMethod(const QString &name, int method);

    /// Who an unlock door belongs to; takes the person over.
    void setOwner(Person *owner);

    /// From rest to the prompt; restarts the 30 seconds after which it rests again.
    Q_INVOKABLE void wake();
    /// Wipes what was typed, ends the conversations and rests.
    Q_INVOKABLE void rest();
    /// A row of people, or a typed login name.
    Q_INVOKABLE void choosePerson(int row);
    Q_INVOKABLE void chooseName(const QString &typed);
    /// Back to the people (login door).
    Q_INVOKABLE void leavePerson();
    /// A Method.
    Q_INVOKABLE void chooseMethod(int method);
    /// Answers with one of choices().
    Q_INVOKABLE void choose(int row);
    /// Answers with what is typed, or will as soon as it is asked.
    Q_INVOKABLE void submit();
    /// One step back: what is typed, then the person or the prompt.
    Q_INVOKABLE void cancel();
    /// "poweroff", "reboot" or "suspend".
    Q_INVOKABLE void power(const QString &action, bool force);
    Q_INVOKABLE void clearMessage();

signals:
    void stateChanged();
    void personChanged();
    void methodsChanged();
    void methodChanged();
    void promptChanged();
    void messageChanged();
    void triesChanged();
    void retryInChanged();
    void cardChanged();
    void sessionChanged();
    void capsLockChanged();
    void layoutNameChanged();
    void othersSignedInChanged();
    /// Others are signed in, or something else speaks against it: text says what.
    void powerRefused(const QString &action, const QString &text);
    void methodProved(const QString &name, int method);
    /// A conversation succeeded: an unlock door is open now.
    void opened();
    /// The session of a login is running, and the greeter goes.
    void sessionStarted();

private:
    // What the person does (door.cpp), and who that is (door_person.cpp).
    void setState();
    [[nodiscard]] State standing() const;
    void setPerson(Person *ours);
    void setMethods(const QList<int> &methods, bool known);
    void setMethod(Method method);
    void showMethod(Method method);
    void takeUpUsualMethod();
    [[nodiscard]] Method usualMethod() const;
    [[nodiscard]] QString expectation() const;
    [[nodiscard]] QVariant detail(QStringView name) const;
    void touch();
    void restartIdle();
    void submitIfWhole();
    void answer(Conversation &conversation);
    void send(Conversation &conversation, const SecretBuffer &secret);
    enum class Lasts { UntilTouched, UntilAnswered };
    void say(MessageKind kind, const QString &text, Lasts lasts = Lasts::UntilTouched);
    void refuse();
    void countDown();
    void endAll();

    // A password that has expired (door_password.cpp).
    void keepOldPassword(const Conversation &conversation);
    [[nodiscard]] bool answerFromGiven(Conversation &conversation);
    void submitNewPassword(Conversation &conversation);

    // What the channel says (door_channel.cpp).
    void onReady();
    void onLost();
    void onMethods(const QString &user, const QStringList &methods);
    void onSessions(const QList<SessionChoice> &sessions);
    void onPrompt(quint32 id, const Prompt &prompt);
    void onSaid(quint32 id, const QString &style, const QString &code, const QString &text,
                const QVariantMap &details);
    void onEnded(quint32 id, const Ending &ending);
    void onSuccess(Method method, quint32 id);
    void swingOpen();
    void onFailure(Method method, const Conversation &before, const Ending &ending);
    void onSessionFailed(const QString &code, const QString &text);
    void onTokens(const QList<Token> &tokens, int readers);
    void onCardInserted();
    void onCardGone();
    void onCardFailed(const QString &code);
    void onCardNotice(const QString &code, const QVariantMap &details);
    [[nodiscard]] QStringList choiceFields(int first) const;
    void chooseTyped();
    [[nodiscard]] bool sayOfCardPin(const QString &style, const QString &code);
    void begin(Method method);
    void beginCard();
    void showCard();
    void setCardState(CardState state);
    [[nodiscard]] bool isCardRecognised() const
    {
        return m_cardState == CardState::Recognised || m_cardState == CardState::AtReader;
    }
    void chooseByCard(const QString &user);
    [[nodiscard]] Conversation *find(quint32 id, Method *method);
    [[nodiscard]] Conversation &of(Method method);
    [[nodiscard]] const Conversation &of(Method method) const;
    [[nodiscard]] Messages::Where where() const;
    [[nodiscard]] bool login() const { return m_purpose == Purpose::Login; }
    [[nodiscard]] QString userName() const;

    Purpose m_purpose;
    State m_state = State::Rest;
    Channel *m_channel;
    PeopleModel *m_people;
    Person *m_person = nullptr; ///< ours: the model may be filled anew at any time
    QList<int> m_methods;
    bool m_methodsKnown = false;
    QHash<QString, Method> m_lastMethods;
    Method m_method = Method::Password;
    std::array<Conversation, 3> m_conversations;
    SecretEntry m_entry;
    int m_typed = 0; ///< m_entry's length before it changed
    NewPassword m_newPassword;
    bool m_repeating = false; ///< the new password's second prompt is answered

    bool m_resting = true;
    bool m_opening = false;
    MessageKind m_messageKind = MessageKind::NoMessage;
    QString m_messageText;
    Lasts m_messageLasts = Lasts::UntilTouched;
    QString m_sessionFault; ///< said once the channel is back

    CardState m_cardState = CardState::NoReader;
    QString m_readerAsks; ///< the message's code: what is typed on the reader's keys
    QString m_cardLabel;
    QString m_cardHolder;
    QList<Token> m_tokens;
    int m_readers = 0;
    bool m_tokensKnown = false;
    bool m_cardJustInserted = false;
    bool m_keyringClosed = false; ///< after a login with the card that is in
    bool m_cardNews = false;      ///< told of a card while one was being read

    SessionsModel m_sessions;
    QString m_session;
    bool m_capsLock = false;
    QString m_layoutName;

    std::chrono::milliseconds m_idleTime{};
    QTimer m_idle;      ///< from the last touch to rest
    QTimer m_refusal;   ///< how long the seam shows a refusal
    QTimer m_countdown; ///< to the next second of a delay
};

} // namespace doorward
