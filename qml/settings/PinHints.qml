// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// What a PIN must be, live; and how hard it would be to guess, in four bars and a word.
Column {
    id: hints

    required property Enrolment enrolment

    readonly property int strength: enrolment.strength
    readonly property color tone: strength <= 1 ? Tokens.refuse
        : strength === 2 ? Tokens.accent : Tokens.good

    Column {
        width: parent.width
        spacing: 10
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What the PIN must be")
        Repeater {
            model: hints.enrolment.hints
            HintLine {
                width: hints.width
            }
        }
    }
    Item { width: 1; height: 34 }
    Rectangle {
        width: parent.width
        height: Tokens.strokeHairline
        color: Tokens.hairline
    }
    Item { width: 1; height: 38 }
    Row {
        spacing: 6
        Repeater {
            model: 4
            Rectangle {
                required property int index
                width: 48
                height: 6
                radius: 3
                color: index < hints.strength ? hints.tone : Tokens.hairline
                border.width: Tokens.isContrast && index >= hints.strength ? 1 : 0
                border.color: Tokens.control
            }
        }
    }
    Item { width: 1; height: 10 }
    Words {
        width: parent.width
        height: Math.max(20, implicitHeight)
        text: hints.strength === 0 ? "" : hints.strength === 1 ? qsTr("Easy to guess")
            : hints.strength === 2 ? qsTr("Could be better")
            : hints.strength === 3 ? qsTr("Good") : qsTr("Hard to guess")
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
        horizontalAlignment: Text.AlignLeft
    }
    Item { width: 1; height: 17 }
    Words {
        width: parent.width
        text: qsTr("Next you will type it once more.")
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        color: Tokens.text2
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
    }
}
