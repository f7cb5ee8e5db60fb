// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/types/door_fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <array>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace doorward;
using namespace std::chrono_literals;

namespace {

/// While it lives the kernel locks no page for this process, also not for root.
class NoLockedMemory
{
public:
    NoLockedMemory()
    {
        getrlimit(RLIMIT_MEMLOCK, &m_limit);
        const rlimit none{0, m_limit.rlim_max};
        setrlimit(RLIMIT_MEMLOCK, &none);
        syscall(SYS_capget, &m_header, m_capabilities.data());
        auto without = m_capabilities;
        without[0].effective &= ~(1U << CAP_IPC_LOCK);
        syscall(SYS_capset, &m_header, without.data());
    }
    ~NoLockedMemory()
    {
        setrlimit(RLIMIT_MEMLOCK, &m_limit);
        syscall(SYS_capset, &m_header, m_capabilities.data());
    }
    NoLockedMemory(const NoLockedMemory &) = delete;
    NoLockedMemory &operator=(const NoLockedMemory &) = delete;

private:
    rlimit m_limit{};
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> m_capabilities{};
};

} // namespace

class DoorFailureTest : public QObject, private DoorFixture
{
    Q_OBJECT

private slots:
    void endings_data();
    void endings();
    void beginsAgainByItselfAfterAWrongPin();
    void waitsOutADelayAndSaysSo();
    void waitsOutADelayThatWasThereBefore();
    void aDelayStopsNoOtherMethod();
    void losesAndFindsTheBackend();
    void leavesThePersonWhileChecking();
    void startsAnewWhenTheSessionFails();
    void neverBeginsInALoop();
    void keepsWhatPamComplainedAbout();
    void saysWhyNothingCanBeTyped();
};

void DoorFailureTest::endings_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("beginsAgain");
    QTest::addColumn<Door::Method>("methodThen");
    const auto row = [](const char *outcome, const char *code, const char *text,
                        const char *sentence, bool again, Door::Method then) {
        QTest::newRow(
            qPrintable(QStringLiteral("%1 %2 %3")
                           .arg(QLatin1String(outcome), QLatin1String(code), QLatin1String(text))))
            << outcome << code << text << QString::fromUtf8(sentence) << again << then;
    };
    using enum Door::Method;
    row("wrong", "pin-wrong", "", "That PIN isn’t right.", true, Pin);
    row("wrong", "pin-wrong", "PAM says", "That PIN isn’t right.", true, Pin);
    row("wrong", "pin-format", "", "That PIN isn’t right.", true, Pin);
    row("wrong", "unheard-of", "PAM says", "PAM says", true, Pin);
    row("wrong", "", "", "That isn’t right. Try again.", true, Pin);
    row("refused", "pin-off", "",
        "The PIN is off after too many wrong tries. Your password turns it on again.", false,
        Password);
    row("refused", "pin-stale", "",
        "Your password was changed. Enter it once, then your PIN works again.", false, Password);
    row("refused", "account-expired", "", "This account is closed. Ask your administrator.", false,
        Pin);
    row("refused", "account-unavailable", "PAM's last words",
        "This account is closed. Ask your administrator.", false, Pin);
    row("broken", "worker-lost", "", "A part of the login service failed. Try again.", false, Pin);
    row("broken", "internal", "", "A part of the login service failed. Try again.", false, Pin);
}

void DoorFailureTest::endings()
{
    QFETCH(QString, outcome);
    QFETCH(QString, code);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    QFETCH(bool, beginsAgain);
    QFETCH(Door::Method, methodThen);
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    channel->end(pin, outcome, code, {}, text);

    QCOMPARE(door->state(), Door::State::Refused);
    QCOMPARE(door->messageKind(), Door::MessageKind::Error);
    QCOMPARE(door->messageText(), sentence);
    QCOMPARE(door->entry()->length(), 0);
    QCOMPARE(door->method(), methodThen);
    QCOMPARE(channel->count(pin), beginsAgain ? 2 : 1);
    QVERIFY(door->entryEnabled());
}

void DoorFailureTest::beginsAgainByItselfAfterAWrongPin()
{
    locker();
    door->setPace(30s, 10ms);
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1111");
    door->submit();
    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                 {{QStringLiteral("tries"), 8U}, {QStringLiteral("tries-before-wait"), 1U}});
    QCOMPARE(door->triesLeft(), 8);
    QCOMPARE(door->triesBeforeWait(), 1);
    // The next digit counts at once, whatever the seam shows.
    QCOMPARE(door->state(), Door::State::Refused);
    type("2");
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
    type("222");
    channel->ask(pin, pinPrompt);
    QCOMPARE(door->entry()->length(), 4);
    door->submit();
    QCOMPARE(channel->answers.last().secret, QByteArray("2222"));
    QCOMPARE(channel->answers.last().conversation, channel->last(pin));

    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"));
    QTRY_COMPARE(door->state(), Door::State::Awake); // also without a key
}

void DoorFailureTest::waitsOutADelayAndSaysSo()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1111");
    door->submit();
    QSignalSpy ticks(door.get(), &Door::retryInChanged);
    channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                 {{QStringLiteral("retry-in"), 2U}});
    QCOMPARE(door->state(), Door::State::Delay);
    QCOMPARE(door->retryIn(), 2);
    QCOMPARE(door->retryTotal(), 2);
    QVERIFY(!door->entryEnabled());
    QCOMPARE(door->messageText(),
             QStringLiteral("Too many wrong PINs. Wait a moment, or use your password now."));
    QCOMPARE(channel->count(pin), 1); // nothing is begun that must fail
    QTRY_COMPARE_WITH_TIMEOUT(door->state(), Door::State::Awake, 4000);
    QCOMPARE(door->retryIn(), 0);
    QCOMPARE(channel->count(pin), 2);
    QCOMPARE(door->messageText(), QStringLiteral("You can try again now."));
    QVERIFY2(ticks.count() <= 5, "once a second is enough");
}

void DoorFailureTest::waitsOutADelayThatWasThereBefore()
{
    locker();
    door->wake();
    channel->end(pin, QStringLiteral("refused"), QStringLiteral("pin-wait"),
                 {{QStringLiteral("retry-in"), 1U}, {QStringLiteral("tries"), 16U}});
    QCOMPARE(door->state(), Door::State::Delay);
    QCOMPARE(door->method(), Door::Method::Pin);
    QCOMPARE(door->messageText(),
             QStringLiteral("Too many wrong PINs. Wait a moment, or use your password now."));
    QTRY_COMPARE_WITH_TIMEOUT(channel->count(pin), 2, 4000);
    channel->ask(pin, pinPrompt);
    QTRY_COMPARE(door->state(), Door::State::Awake);
    QVERIFY(door->entryEnabled());
}

void DoorFailureTest::aDelayStopsNoOtherMethod()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("1111");
    door->submit();
    channel->end(pin, QStringLiteral("refused"), QStringLiteral("too-many-tries"),
                 {{QStringLiteral("retry-in"), 3600U}});
    QCOMPARE(door->state(), Door::State::Delay);
    door->chooseMethod(static_cast<int>(Door::Method::Password));
    QCOMPARE(door->state(), Door::State::Awake);
    QVERIFY(door->entryEnabled());
    door->chooseMethod(static_cast<int>(Door::Method::Pin));
    QCOMPARE(door->state(), Door::State::Delay);
    QCOMPARE(door->retryIn(), 3600);
    door->rest();
    door->wake();
    QCOMPARE(door->state(), Door::State::Delay);
}

void DoorFailureTest::losesAndFindsTheBackend()
{
    locker();
    door->wake();
    channel->ask(pin, pinPrompt);
    type("12");
    channel->lose();
    QCOMPARE(door->state(), Door::State::Offline);
    QCOMPARE(door->entry()->length(), 0);
    QVERIFY(!door->entryEnabled());
    QCOMPARE(door->messageKind(), Door::MessageKind::Warning);
    QCOMPARE(door->messageText(),
             QStringLiteral(
                 "The login service isn’t answering. The screen stays locked; trying again."));
    channel->open();
    emit channel->methodsKnown(QStringLiteral("alice"), {pin, password});
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->messageKind(), Door::MessageKind::NoMessage);
    QCOMPARE(channel->count(pin), 2);
}

void DoorFailureTest::leavesThePersonWhileChecking()
{
    greeter();
    chooseAlice();
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    const quint32 late = channel->last(pin);
    door->leavePerson();
    QVERIFY(!door->person());
    QVERIFY(channel->cancelled.contains(late));
    // What comes too late opens nothing.
    emit channel->ended(late, Ending{QStringLiteral("success"), {}, {}, {}});
    QVERIFY(channel->started.isEmpty());
    QCOMPARE(door->state(), Door::State::Rest);
}

void DoorFailureTest::startsAnewWhenTheSessionFails()
{
    greeter();
    chooseAlice();
    channel->ask(pin, pinPrompt);
    type("1234");
    door->submit();
    channel->end(pin, QStringLiteral("success"));
    emit channel->sessionFailed(channel->last(pin), QStringLiteral("session-failed"),
                                QStringLiteral("no such file"));
    QCOMPARE(channel->reopened, 1);
    QCOMPARE(door->state(), Door::State::Opening);
    channel->open();
    QCOMPARE(door->state(), Door::State::Awake);
    QCOMPARE(door->messageKind(), Door::MessageKind::Error);
    emit channel->methodsKnown(QStringLiteral("alice"), {pin, password});
    QCOMPARE(channel->count(pin), 2);
    QVERIFY(!door->messageText().isEmpty());
}

void DoorFailureTest::neverBeginsInALoop()
{
    locker();
    door->wake();
    for (int i = 0; i < 3; ++i)
        channel->end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"));
    QCOMPARE(channel->count(pin), 1); // it never asked, so nobody answered wrongly
    type("1");
    QCOMPARE(channel->count(pin), 2); // a touch tries again
}

void DoorFailureTest::keepsWhatPamComplainedAbout()
{
    locker({password});
    door->wake();
    channel->ask(password);
    type("secret");
    door->submit();
    channel->say(password, {}, {}, QStringLiteral("Locked for ten minutes"),
                 QStringLiteral("error"));
    channel->end(password, QStringLiteral("wrong"), QStringLiteral("password-wrong"), {},
                 QStringLiteral("Locked for ten minutes"));
    QCOMPARE(door->messageText(), QStringLiteral("Locked for ten minutes"));
    channel->ask(password);
    type("secret");
    door->submit();
    channel->end(password, QStringLiteral("wrong"), QStringLiteral("password-wrong"));
    QCOMPARE(door->messageText(), QStringLiteral("That password isn’t right."));
}

void DoorFailureTest::saysWhyNothingCanBeTyped()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizer leaves mlock() out");
#endif
    {
        const NoLockedMemory without;
        locker({password});
    }
    door->wake();
    channel->ask(password);
    type("s");
    QCOMPARE(door->entry()->length(), 0);
    QCOMPARE(door->messageKind(), Door::MessageKind::Error);
    QVERIFY(door->messageText().startsWith(QStringLiteral("What you type can’t be kept safe")));
}

QTEST_GUILESS_MAIN(DoorFailureTest)
#include "door_failure_test.moc"
