// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/qml/face/stage.h"

#include <QList>

namespace doorward {

/// One picture: a look, a screen, and how the door came to stand as it does.
struct Case
{
    QString name;
    Door::Purpose purpose;
    Look look;
    std::function<void(Stage &)> script;   ///< before the screen is loaded
    std::function<void(Stage &)> act = {}; ///< after
};

/// Every state of every screen, as the design shows them.
QList<Case> cases();
/// Those of them with a card in hand or in the reader.
QList<Case> withCard();
/// Those of them that have a picture behind them.
QList<Case> withPicture();
/// Those with something that plays.
QList<Case> withMedia();
QList<Case> afterFaults();

} // namespace doorward
