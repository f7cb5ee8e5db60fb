// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/cases.h"
#include "tests/qml/face/hills.h"

#include <QQuickItem>
#include <QTest>

namespace doorward {

namespace {

const QString pin = QStringLiteral("pin");
const QStringList all{pin, QStringLiteral("password"), QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), pin}, {QStringLiteral("minimum"), 4U}};

Look look(QSize size, const char *theme, const char *language = "en_GB")
{
    return {size, QString::fromLatin1(theme), 1, QString::fromLatin1(language), false, hillsFile()};
}

void locked(Stage &stage)
{
    stage.owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), all);
}

/// One wrong PIN, and the next begun: every colour of words is on the leaf.
void refused(Stage &stage)
{
    locked(stage);
    stage.door().wake();
    stage.channel().ask(pin, pinPrompt);
    stage.type(QStringLiteral("1234"));
    stage.door().setPace(std::chrono::hours(1), std::chrono::hours(1));
    stage.door().submit();
    stage.channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                        {{QStringLiteral("tries-before-wait"), 1U}});
    stage.channel().ask(pin, pinPrompt);
}

void openMenu(Stage &stage)
{
    QTest::keyClick(&stage.view(), Qt::Key_F1);
    stage.settle();
}

void swing(Stage &stage)
{
    for (QQuickItem *item : stage.view().rootObject()->childItems()) {
        if (item->property("lift").isValid())
            item->setProperty("progress", 0.319);
    }
}

} // namespace

QList<Case> withPicture()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const auto four = [](Stage &stage) { stage.people(4); };
    const QSize wide(1280, 800);
    const QSize phone(360, 640);
    return {
        {QStringLiteral("locker-rest-wallpaper"), unlock, look(wide, "dark"), locked},
        {QStringLiteral("locker-rest-wallpaper-light"), unlock, look(wide, "light"), locked},
        {QStringLiteral("locker-wallpaper-phone"), unlock, look(phone, "dark"), locked},
        {QStringLiteral("locker-wallpaper-phone-light"), unlock, look(phone, "light"), refused},
        {QStringLiteral("locker-wallpaper-refused"), unlock, look(wide, "dark"), refused},
        {QStringLiteral("locker-wallpaper-refused-light"), unlock, look(wide, "light"), refused},
        {QStringLiteral("locker-wallpaper-contrast"), unlock, look(wide, "contrast"), locked},
        {QStringLiteral("locker-wallpaper-opening"), unlock, look(wide, "dark"), locked, swing},
        {QStringLiteral("greeter-wallpaper"), login, look({1920, 1080}, "dark"), four},
        {QStringLiteral("greeter-wallpaper-tablet-light"), login, look({800, 1280}, "light"), four},
        {QStringLiteral("greeter-wallpaper-menu"), login, look(wide, "dark"), four, openMenu},
        {QStringLiteral("greeter-wallpaper-arabic"), login, look(wide, "dark", "ar_EG"), four},
    };
}

} // namespace doorward
