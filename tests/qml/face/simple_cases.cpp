// SPDX-License-Identifier: GPL-3.0-or-later
// The lock screen after faults.
#include "tests/qml/face/cases.h"

#include <QQuickItem>

namespace doorward {

namespace {

const QString pin = QStringLiteral("pin");
const QString password = QStringLiteral("password");
const QStringList all{pin, password, QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), pin}, {QStringLiteral("minimum"), 4U}};

Look look(QSize size, const char *language = "en_GB")
{
    Look simple{size, QStringLiteral("dark"), 1, QString::fromLatin1(language)};
    simple.simple = true;
    return simple;
}

void locked(Stage &stage)
{
    stage.owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), all);
}

void askedForPin(Stage &stage)
{
    locked(stage);
    stage.door().wake();
    stage.channel().ask(pin, pinPrompt);
    stage.type(QStringLiteral("1234"));
}

void refused(Stage &stage)
{
    askedForPin(stage);
    stage.door().setPace(std::chrono::hours(1), std::chrono::hours(1));
    stage.door().submit();
    stage.channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                        {{QStringLiteral("tries-before-wait"), 1U}});
    stage.channel().ask(pin, pinPrompt);
}

void askedForPassword(Stage &stage)
{
    locked(stage);
    stage.door().wake();
    stage.door().chooseMethod(static_cast<int>(Door::Method::Password));
    stage.channel().ask(password);
    stage.type(QStringLiteral("secret"));
}

void touchField(Stage &stage)
{
    stage.view().rootObject()->setProperty("lettersWanted", true);
    stage.settle();
}

} // namespace

QList<Case> afterFaults()
{
    constexpr auto unlock = Door::Purpose::Unlock;
    const QSize wide(1280, 800);
    const QSize phone(360, 640);
    const QSize lying(640, 360);
    const QSize tablet(800, 1280);
    return {
        {QStringLiteral("simple-rest"), unlock, look(wide), locked},
        {QStringLiteral("simple-rest-phone"), unlock, look(phone), locked},
        {QStringLiteral("simple-rest-lying"), unlock, look(lying), locked},
        {QStringLiteral("simple-pin"), unlock, look(wide), askedForPin},
        {QStringLiteral("simple-pin-phone"), unlock, look(phone), refused},
        {QStringLiteral("simple-pin-lying"), unlock, look(lying), askedForPin},
        {QStringLiteral("simple-pin-tablet"), unlock, look(tablet), askedForPin},
        {QStringLiteral("simple-pin-arabic"), unlock, look(wide, "ar_EG"), askedForPin},
        {QStringLiteral("simple-password"), unlock, look(wide), askedForPassword},
        {QStringLiteral("simple-password-letters"), unlock, look(wide), askedForPassword,
         touchField},
        {QStringLiteral("simple-password-phone"), unlock, look(phone, "de_DE"), askedForPassword,
         touchField},
        {QStringLiteral("simple-password-lying"), unlock, look(lying), askedForPassword,
         touchField},
    };
}

} // namespace doorward
