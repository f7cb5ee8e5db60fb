// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Text of ours: family, colour and no hinting; everything else is said where it is used.
Text {
    property bool display: false

    font.family: display ? Tokens.fontDisplay : Tokens.fontText
    font.pixelSize: Tokens.scaled(Tokens.sizeBody, 2.5)
    font.hintingPreference: Font.PreferNoHinting
    color: Tokens.text
    textFormat: Text.PlainText
}
