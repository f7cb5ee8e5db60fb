// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/cases.h"

namespace doorward {

namespace {

const QString token = QStringLiteral("token");
const QStringList all{QStringLiteral("pin"), QStringLiteral("password"), token};

void cardGreeter(Stage &stage)
{
    stage.people(4);
    stage.person(1, all);
    stage.door().chooseMethod(static_cast<int>(Door::Method::Card));
    stage.channel().say(token, QStringLiteral("card-insert"));
}

void insertCard(Stage &stage)
{
    emit stage.channel().tokensChanged(
        {{QStringLiteral("Card of Bob"), QStringLiteral("1"), QStringLiteral("Reader")}}, 1);
    stage.channel().say(token, QStringLiteral("card-reading"));
}

void recognised(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    stage.channel().say(token, QStringLiteral("card-recognised"));
    stage.channel().ask(token, {{QStringLiteral("purpose"), QStringLiteral("card-pin")}});
    stage.type(QStringLiteral("12"));
}

} // namespace

QList<Case> withCard()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const Look dark{};
    return {
        {QStringLiteral("greeter-card-waiting"), login, dark, cardGreeter},
        {QStringLiteral("greeter-card-recognised"), login, dark, recognised},
        {QStringLiteral("greeter-card-pin-pad"), login, dark,
         [](Stage &stage) {
             cardGreeter(stage);
             insertCard(stage);
             stage.channel().say(token, QStringLiteral("card-recognised"));
             stage.channel().say(token, QStringLiteral("card-pin-pad"));
         }},
        {QStringLiteral("greeter-card-wrong"), login, dark,
         [](Stage &stage) {
             cardGreeter(stage);
             insertCard(stage);
             stage.door().setPace(std::chrono::hours(1), std::chrono::hours(1));
             stage.channel().end(token, QStringLiteral("refused"),
                                 QStringLiteral("card-other-user"));
         }},
        {QStringLiteral("locker-card-reading"), unlock, dark,
         [](Stage &stage) {
             stage.owner(QStringLiteral("bob"), QStringLiteral("Bob Tanaka"), all);
             stage.door().wake();
             stage.door().chooseMethod(static_cast<int>(Door::Method::Card));
             insertCard(stage);
         }},
    };
}

} // namespace doorward
