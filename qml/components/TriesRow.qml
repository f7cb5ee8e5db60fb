// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// A stroke of light per try before the next wait, spent ones hollow, and the words for it.
Row {
    id: tries

    required property int remaining
    required property int total
    property string words: ""
    property real available: 1000

    spacing: Tokens.scaled(14, 1.6)
    height: Tokens.scaled(28, 1.6)
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    Row {
        id: strokes
        spacing: 6
        anchors.verticalCenter: parent.verticalCenter
        Repeater {
            model: tries.total
            Rectangle {
                required property int index
                readonly property bool spent: index >= tries.remaining
                width: 4
                height: Tokens.scaled(18, 1.6)
                radius: 2
                color: spent ? "transparent" : Tokens.accent
                border.width: spent ? 1 : 0
                border.color: Tokens.outline
            }
        }
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, tries.available - strokes.width - tries.spacing)
        text: tries.words
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
        Accessible.ignored: true
    }
}
