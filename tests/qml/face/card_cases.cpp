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

/// Twice: a card that has just come is asked once more before anything is said of it.
void fail(Stage &stage, const QString &outcome, const QString &code)
{
    stage.door().setPace(std::chrono::hours(1), std::chrono::hours(1));
    stage.channel().end(token, outcome, code);
    stage.channel().end(token, outcome, code);
}

void recognised(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    stage.channel().say(token, QStringLiteral("card-recognised"));
    stage.channel().ask(token, {{QStringLiteral("purpose"), QStringLiteral("card-pin")}});
    stage.type(QStringLiteral("12"));
}

void atReader(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    stage.channel().say(token, QStringLiteral("card-recognised"));
    stage.channel().say(token, QStringLiteral("card-pin-pad"));
}

void keyringStaysClosed(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    stage.channel().ask(token, {{QStringLiteral("purpose"), QStringLiteral("card-pin")},
                                {QStringLiteral("keyring-closed"), true}});
    stage.type(QStringLiteral("12"));
}

void several(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    stage.channel().say(token, QStringLiteral("card-recognised"));
    stage.channel().ask(
        token,
        {{QStringLiteral("purpose"), QStringLiteral("card-certificate")},
         {QStringLiteral("choices"),
          QStringList{QStringLiteral("Bob Tanaka"), QStringLiteral("Example Cards CA 3"),
                      QStringLiteral("2028-05-31"), QStringLiteral("<b>Tanaka, Bob</b> (Admin)"),
                      QStringLiteral("Example Administration of the Northern Branch"),
                      QStringLiteral("2027-01-15")}}},
        false);
}

void ownMapUnread(Stage &stage)
{
    cardGreeter(stage);
    insertCard(stage);
    fail(stage, QStringLiteral("broken"), QStringLiteral("card-own-map"));
}

void newPin(Stage &stage)
{
    recognised(stage);
    stage.door().submit();
    stage.channel().say(token, QStringLiteral("card-pin-change"));
    stage.channel().ask(token, {{QStringLiteral("purpose"), QStringLiteral("new-card-pin")},
                                {QStringLiteral("minimum"), 6U}});
}

} // namespace

QList<Case> withCard()
{
    constexpr auto login = Door::Purpose::Login;
    constexpr auto unlock = Door::Purpose::Unlock;
    const Look dark{};
    const Look upright{{1080, 1920}};
    return {
        {QStringLiteral("greeter-card-waiting"), login, dark, cardGreeter},
        {QStringLiteral("greeter-card-recognised"), login, dark, recognised},
        {QStringLiteral("greeter-card-pin-pad"), login, dark, atReader},
        {QStringLiteral("greeter-card-pin-pad-change"), login, dark,
         [](Stage &stage) {
             atReader(stage);
             stage.channel().say(token, QStringLiteral("card-pin-pad-change"));
         }},
        {QStringLiteral("greeter-card-pin-pad-upright"), login, upright, atReader},
        {QStringLiteral("greeter-card-keyring"), login, dark, keyringStaysClosed},
        {QStringLiteral("greeter-card-keyring-phone"), login, Look{{360, 720}}, keyringStaysClosed},
        {QStringLiteral("greeter-card-keyring-lying"), login, Look{{720, 360}}, keyringStaysClosed},
        {QStringLiteral("greeter-card-keyring-arabic"),
         login,
         {{1280, 800}, QStringLiteral("dark"), 1, QStringLiteral("ar_EG")},
         keyringStaysClosed},
        {QStringLiteral("greeter-card-keyring-text-250"),
         login,
         {{360, 720}, QStringLiteral("dark"), 2.5},
         keyringStaysClosed},
        {QStringLiteral("greeter-card-new-pin"), login, dark, newPin},
        {QStringLiteral("greeter-card-new-pin-upright"), login, upright, newPin},
        {QStringLiteral("greeter-card-new-pin-again"), login, dark,
         [](Stage &stage) {
             newPin(stage);
             stage.type(QStringLiteral("123456"));
             stage.door().submit();
             stage.channel().ask(token,
                                 {{QStringLiteral("purpose"), QStringLiteral("repeat-card-pin")}});
             stage.type(QStringLiteral("123"));
         }},
        {QStringLiteral("greeter-card-new-pin-differs"), login, dark,
         [](Stage &stage) {
             newPin(stage);
             stage.channel().say(token, QStringLiteral("pin-mismatch"), {}, {},
                                 QStringLiteral("error"));
             stage.channel().ask(token,
                                 {{QStringLiteral("purpose"), QStringLiteral("new-card-pin")}});
         }},
        {QStringLiteral("greeter-card-choice"), login, dark, several},
        {QStringLiteral("greeter-card-choice-upright"), login, upright, several},
        {QStringLiteral("greeter-card-choice-phone"), login, Look{{360, 720}}, several},
        {QStringLiteral("greeter-card-wrong"), login, dark,
         [](Stage &stage) {
             cardGreeter(stage);
             insertCard(stage);
             fail(stage, QStringLiteral("refused"), QStringLiteral("card-other-user"));
         }},
        {QStringLiteral("greeter-card-own-map"), login, dark, ownMapUnread},
        {QStringLiteral("greeter-card-own-map-phone"), login, Look{{360, 720}}, ownMapUnread},
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
