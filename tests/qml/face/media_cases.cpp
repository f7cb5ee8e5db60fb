// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/cases.h"
#include "tests/qml/face/hills.h"

namespace doorward {

namespace {

void locked(Stage &stage)
{
    stage.owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                {QStringLiteral("pin"), QStringLiteral("password"), QStringLiteral("token")});
}

void asked(Stage &stage)
{
    locked(stage);
    stage.door().wake();
    stage.channel().ask(QStringLiteral("pin"), {{QStringLiteral("purpose"), QStringLiteral("pin")},
                                                {QStringLiteral("minimum"), 4U}});
}

void playing(Stage &stage)
{
    stage.playMedia({true, true, true, {}});
}

void paused(Stage &stage)
{
    stage.playMedia({true, false, false, QStringLiteral("Clair de lune")});
}

void longTitle(Stage &stage)
{
    stage.playMedia({true, true, true,
                     QStringLiteral("Symphony No. 9 in D minor, Op. 125: IV. Presto, Allegro "
                                    "assai, recorded in Berlin")});
}

} // namespace

QList<Case> withMedia()
{
    constexpr auto unlock = Door::Purpose::Unlock;
    const QString dark = QStringLiteral("dark");
    const QSize wide(1280, 800);
    const QSize phone(360, 640);
    const QSize lying(640, 360);
    return {
        {QStringLiteral("locker-media"), unlock, Look{wide}, locked, playing},
        {QStringLiteral("locker-media-prompt"), unlock, Look{wide}, asked, paused},
        {QStringLiteral("locker-media-light"), unlock, Look{wide, QStringLiteral("light")}, locked,
         longTitle},
        {QStringLiteral("locker-media-wallpaper"), unlock,
         Look{wide, dark, 1, QStringLiteral("en_GB"), false, hillsFile()}, locked, longTitle},
        {QStringLiteral("locker-media-phone"), unlock, Look{phone}, locked, longTitle},
        {QStringLiteral("locker-media-lying"), unlock, Look{lying}, locked, paused},
        {QStringLiteral("locker-media-tablet"), unlock, Look{QSize(800, 1280)}, locked, playing},
        {QStringLiteral("locker-media-arabic"), unlock,
         Look{wide, dark, 1, QStringLiteral("ar_EG")}, locked, playing},
        {QStringLiteral("locker-media-text-250"), unlock, Look{wide, dark, 2.5}, locked, longTitle},
        {QStringLiteral("locker-media-text-250-phone"), unlock, Look{phone, dark, 2.5}, locked,
         longTitle},
    };
}

} // namespace doorward
