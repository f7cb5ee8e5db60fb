// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// How hard a PIN would be to guess, in four bars and a word.
Column {
    id: meter

    required property int strength // 0 to 4

    readonly property color tone: strength <= 1 ? Tokens.refuse
        : strength === 2 ? Tokens.accent : Tokens.good

    spacing: 10
    Accessible.role: Accessible.StaticText
    Accessible.name: word.text

    Row {
        spacing: 6
        Repeater {
            model: 4
            Rectangle {
                required property int index
                width: 48
                height: 6
                radius: 3
                color: index < meter.strength ? meter.tone : Tokens.hairline
                border.width: Tokens.isContrast && index >= meter.strength ? 1 : 0
                border.color: Tokens.control
            }
        }
    }
    Words {
        id: word
        width: parent.width
        height: Math.max(20, implicitHeight)
        text: meter.strength === 0 ? "" : meter.strength === 1 ? qsTr("Easy to guess")
            : meter.strength === 2 ? qsTr("Could be better")
            : meter.strength === 3 ? qsTr("Good") : qsTr("Hard to guess")
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
