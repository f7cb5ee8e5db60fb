// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/cases.h"

#include <QQuickItem>
#include <QTest>

namespace doorward {

namespace {

const QString pin = QStringLiteral("pin");
const QString password = QStringLiteral("password");
const QStringList all{pin, password, QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), pin}, {QStringLiteral("minimum"), 4U}};

const Look dark{};
const Look light{{1280, 800}, QStringLiteral("light")};
const Look contrast{{1280, 800}, QStringLiteral("contrast")};
const Look tablet{{800, 1280}};
const Look phone{{360, 640}};
const Look lying{{640, 360}};
const Look large{{1920, 1080}};

void press(Stage &stage, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(&stage.view(), key, modifiers);
    stage.settle();
}

/// Holds a finger on a key of the pad, for as long as the stage lives.
void hold(Stage &stage, const QString &name)
{
    QQuickItem *key = stage.named(name);
    if (!key)
        qFatal("no key %s", qPrintable(name));
    const QPointF at = key->mapToScene(QPointF(key->width() / 2, key->height() / 2));
    QTest::mousePress(&stage.view(), Qt::LeftButton, {}, at.toPoint());
}

void atLocker(Stage &stage, const QStringList &methods = all)
{
    stage.owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), methods);
}

void awakeLocker(Stage &stage, const QString &typed = {})
{
    atLocker(stage);
    stage.door().wake();
    stage.channel().ask(pin, pinPrompt);
    stage.type(typed);
}

void arabicGreeter(Stage &stage)
{
    stage.people(4);
    stage.door().chooseName(QStringLiteral("layla"));
    emit stage.channel().methodsKnown(QStringLiteral("layla"), all);
    stage.channel().ask(pin, pinPrompt);
    stage.type(QStringLiteral("1234"));
}

void pinGreeter(Stage &stage, const QString &typed)
{
    stage.people(4);
    stage.person(0, all);
    stage.channel().ask(pin, pinPrompt);
    stage.type(typed);
}

void passwordGreeter(Stage &stage, const QString &typed)
{
    stage.people(4);
    stage.person(0, all);
    stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
    stage.channel().ask(password);
    stage.type(typed);
}

void refused(Stage &stage, unsigned left)
{
    awakeLocker(stage, QStringLiteral("1234"));
    stage.door().setPace(std::chrono::hours(1), std::chrono::hours(1));
    stage.door().submit();
    stage.channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                        {{QStringLiteral("tries-before-wait"), left}});
    stage.channel().ask(pin, pinPrompt);
}

QList<Case> atRest()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const auto four = [](Stage &stage) { stage.people(4); };
    const auto thirty = [](Stage &stage) { stage.people(30); };
    const auto locked = [](Stage &stage) { atLocker(stage); };
    return {
        {QStringLiteral("greeter-rest"), login, dark, four},
        {QStringLiteral("greeter-rest-light-focus"), login, light, four,
         [](Stage &stage) { press(stage, Qt::Key_Down); }},
        {QStringLiteral("greeter-rest-phone"), login, phone, four},
        {QStringLiteral("greeter-people-30"), login, large, thirty},
        {QStringLiteral("greeter-people-search"), login, light, thirty,
         [](Stage &stage) {
             press(stage, Qt::Key_Tab);
             press(stage, Qt::Key_Backtab);
             press(stage, Qt::Key_A);
             press(stage, Qt::Key_N);
         }},
        {QStringLiteral("greeter-people-phone"), login, phone, thirty},
        {QStringLiteral("greeter-people-tablet"), login, tablet, thirty},
        {QStringLiteral("greeter-someone-else"), login, dark, four,
         [](Stage &stage) {
             for (int i = 0; i < 4; ++i)
                 press(stage, Qt::Key_Down);
             press(stage, Qt::Key_Return);
         }},
        {QStringLiteral("locker-rest"), unlock, dark, locked},
        {QStringLiteral("locker-rest-phone"), unlock, phone, locked},
        {QStringLiteral("locker-rest-lying"), unlock, lying, locked},
        {QStringLiteral("locker-rest-tablet"), unlock, tablet, locked},
    };
}

QList<Case> withPin()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const auto three = [](Stage &stage) { pinGreeter(stage, QStringLiteral("123")); };
    const auto four = [](Stage &stage) { awakeLocker(stage, QStringLiteral("1234")); };
    const auto threeLocked = [](Stage &stage) { awakeLocker(stage, QStringLiteral("123")); };
    const QString wide = QStringLiteral("dark");
    return {
        {QStringLiteral("greeter-pin-tablet"), login, tablet,
         [](Stage &stage) { pinGreeter(stage, QStringLiteral("123")); },
         [](Stage &stage) { hold(stage, QStringLiteral("5")); }},
        {QStringLiteral("greeter-pin-light"), login, light, three},
        {QStringLiteral("greeter-pin-4k"), login, large,
         [](Stage &stage) { pinGreeter(stage, QStringLiteral("1234")); }},
        {QStringLiteral("pin-high-contrast"), login, contrast,
         [](Stage &stage) { pinGreeter(stage, QStringLiteral("12")); },
         [](Stage &stage) { hold(stage, QStringLiteral("8")); }},
        {QStringLiteral("pin-text-250"), login, {{1280, 800}, wide, 2.5}, three},
        {QStringLiteral("pin-arabic"),
         login,
         {{1280, 800}, wide, 1, QStringLiteral("ar_EG")},
         arabicGreeter},
        {QStringLiteral("locker-pin-phone"), unlock, phone, four},
        {QStringLiteral("locker-pin-phone-landscape"), unlock, lying, four},
        {QStringLiteral("locker-text-250-phone"), unlock, {{360, 640}, wide, 2.5}, threeLocked},
        {QStringLiteral("locker-checking"), unlock, dark,
         [](Stage &stage) {
             awakeLocker(stage, QStringLiteral("123456"));
             stage.door().submit();
         }},
        {QStringLiteral("locker-refused"), unlock, dark, [](Stage &stage) { refused(stage, 1); }},
        {QStringLiteral("locker-refused-phone"), unlock, phone,
         [](Stage &stage) { refused(stage, 2); }},
        {QStringLiteral("locker-delay"), unlock, dark,
         [](Stage &stage) {
             awakeLocker(stage, QStringLiteral("1234"));
             stage.door().submit();
             stage.channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                                 {{QStringLiteral("retry-in"), 30U}});
         }},
    };
}

QList<Case> withPassword()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    return {
        {QStringLiteral("greeter-password"), login, dark,
         [](Stage &stage) { passwordGreeter(stage, QStringLiteral("secret123")); }},
        {QStringLiteral("locker-password-phone"),
         unlock,
         {{360, 640}, QStringLiteral("light")},
         [](Stage &stage) {
             atLocker(stage);
             stage.door().wake();
             stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
             stage.channel().ask(password);
             stage.type(QStringLiteral("secret12"));
         }},
        {QStringLiteral("locker-password-caps-light"), unlock, light,
         [](Stage &stage) {
             atLocker(stage);
             stage.door().wake();
             stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
             stage.channel().ask(password);
             stage.type(QStringLiteral("secret1"));
             stage.door().setCapsLock(true);
         }},
        {QStringLiteral("greeter-second-factor"), login, dark,
         [](Stage &stage) {
             passwordGreeter(stage, QStringLiteral("secret"));
             stage.door().submit();
             stage.channel().say(
                 password, {}, {},
                 QStringLiteral("Enter the six-digit code from your authenticator app. The code "
                                "changes every 30 seconds; if it is refused twice, wait for a new "
                                "one."));
             stage.channel().ask(password, {}, false, QStringLiteral("Code: "));
         }},
        {QStringLiteral("locker-expired"), unlock, dark,
         [](Stage &stage) {
             atLocker(stage);
             stage.door().wake();
             stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
             stage.channel().ask(password);
             stage.type(QStringLiteral("secret"));
             stage.door().submit();
             stage.channel().say(password, QStringLiteral("password-expired"));
             stage.channel().ask(password,
                                 {{QStringLiteral("purpose"), QStringLiteral("new-password")},
                                  {QStringLiteral("minimum"), 8U}});
             NewPassword *fresh = stage.door().newPassword();
             stage.typeInto(*fresh->first(), QStringLiteral("new-secret1"));
             fresh->choose(fresh->second());
             stage.typeInto(*fresh->second(), QStringLiteral("new-secret1"));
         }},
        {QStringLiteral("locker-offline"), unlock, dark,
         [](Stage &stage) {
             atLocker(stage);
             stage.door().wake();
             stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
             stage.channel().lose();
         }},
    };
}

QList<Case> withKeyboard()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const QString wide = QStringLiteral("dark");
    const auto typed = [](Stage &stage) { passwordGreeter(stage, QStringLiteral("secret123")); };
    const auto locked = [](Stage &stage) {
        atLocker(stage);
        stage.door().wake();
        stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
        stage.channel().ask(password);
        stage.type(QStringLiteral("secret12"));
    };
    const auto looks = [](QSize size, const char *theme, const char *language = "en_GB") {
        return Look{size, QString::fromLatin1(theme), 1, QString::fromLatin1(language), true};
    };
    return {
        {QStringLiteral("greeter-password-osk"), login, looks({1280, 800}, "dark"), typed,
         [](Stage &stage) {
             if (stage.named(QStringLiteral("k"))) // not in every alphabet
                 hold(stage, QStringLiteral("k"));
         }},
        {QStringLiteral("greeter-password-osk-light"), login, looks({1280, 800}, "light"), typed},
        {QStringLiteral("greeter-osk-contrast"), login, looks({1280, 800}, "contrast"), typed},
        {QStringLiteral("greeter-osk-tablet"), login, looks({800, 1280}, "dark"), typed},
        {QStringLiteral("greeter-osk-lying"), login, looks({640, 360}, "dark"), typed},
        {QStringLiteral("greeter-osk-arabic"), login, looks({1280, 800}, "dark", "ar_EG"), typed},
        {QStringLiteral("greeter-osk-german-phone"), login, looks({390, 844}, "light", "de_DE"),
         typed},
        {QStringLiteral("locker-osk-phone"), unlock, looks({390, 844}, "light"), locked},
        {QStringLiteral("locker-osk-phone-dark"), unlock, looks({390, 844}, "dark"), locked},
        {QStringLiteral("greeter-osk-name"), login, looks({390, 844}, "dark"),
         [](Stage &stage) { stage.people(4); },
         [](Stage &stage) {
             for (int i = 0; i < 4; ++i)
                 press(stage, Qt::Key_Down);
             press(stage, Qt::Key_Return);
             stage.keyboard().noteField();
         }},
    };
}

QList<Case> withMore()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const auto four = [](Stage &stage) { stage.people(4); };
    return {
        {QStringLiteral("greeter-menu-accessibility"), login, dark, four,
         [](Stage &stage) { press(stage, Qt::Key_F1); }},
        {QStringLiteral("greeter-power-dialog"), login, light, four,
         [](Stage &stage) { emit stage.channel().powerRefused(QStringLiteral("poweroff"), {}); }},
        {QStringLiteral("greeter-power-dialog-phone"), login, phone, four,
         [](Stage &stage) { emit stage.channel().powerRefused(QStringLiteral("poweroff"), {}); }},
        {QStringLiteral("locker-switch"), unlock, dark, [](Stage &stage) { atLocker(stage); },
         [](Stage &stage) { stage.view().rootObject()->setProperty("canSwitch", true); }},
        {QStringLiteral("locker-switch-phone"), unlock, phone,
         [](Stage &stage) { atLocker(stage); },
         [](Stage &stage) { stage.view().rootObject()->setProperty("canSwitch", true); }},
        {QStringLiteral("locker-menu-phone"), unlock, phone,
         [](Stage &stage) { awakeLocker(stage); }, [](Stage &stage) { press(stage, Qt::Key_F1); }},
        {QStringLiteral("unlock-opening"), unlock, dark, [](Stage &stage) { awakeLocker(stage); },
         [](Stage &stage) {
             for (QQuickItem *item : stage.view().rootObject()->childItems()) {
                 if (item->property("lift").isValid())
                     item->setProperty("progress", 0.319);
             }
         }},
    };
}

} // namespace

QList<Case> cases()
{
    return atRest() + withPin() + withPassword() + withCard() + withKeyboard() + withMore() +
           withPicture() + withMedia() + afterFaults();
}

} // namespace doorward
