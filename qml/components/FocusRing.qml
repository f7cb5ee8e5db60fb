// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Where the keyboard's focus is; shown only after a key was used.
Rectangle {
    id: ring

    required property Item target
    property real rounding: height / 2

    anchors.fill: target
    anchors.margins: -(Tokens.strokeFocus + Tokens.strokeFocusGap)
    visible: Tokens.focusShown && target.activeFocus
    color: "transparent"
    border.color: Tokens.focus
    border.width: Tokens.strokeFocus
    radius: rounding
}
