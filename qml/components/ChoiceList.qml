// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// A few things to choose one from, each with the number that chooses it on a keyboard.
Column {
    id: list

    required property Door door

    spacing: 8
    Accessible.role: Accessible.List
    Accessible.name: door.promptText

    Repeater {
        model: list.door.choices.length
        Item {
            id: row
            required property int index
            readonly property string name: list.door.choices[index] ?? ""
            readonly property string note: list.door.choiceNotes[index] ?? ""
            readonly property real disc: 40 * Math.min(Tokens.textScale, 1.5)
            readonly property bool marked: Tokens.focusShown && activeFocus

            width: list.width
            height: Math.max(disc + 16, words.implicitHeight + 16, Tokens.target)
            activeFocusOnTab: true

            Accessible.role: Accessible.ListItem
            Accessible.name: name + ", " + note
            Accessible.onPressAction: list.door.choose(index)
            Keys.onReturnPressed: list.door.choose(index)
            Keys.onEnterPressed: list.door.choose(index)
            Keys.onSpacePressed: list.door.choose(index)

            TapHandler {
                id: tap
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: list.door.choose(row.index)
            }
            Rectangle {
                anchors.fill: parent
                radius: Tokens.radiusPanel
                color: Tokens.raised
                border.width: row.marked ? Tokens.strokeFocus : tap.pressed ? Tokens.strokeControl : 0
                border.color: row.marked ? Tokens.focus : Tokens.outline
            }
            Rectangle {
                id: number
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                width: row.disc
                height: row.disc
                radius: row.disc / 2
                color: "transparent"
                border.width: Tokens.strokeControl
                border.color: Tokens.outline
                Words {
                    anchors.centerIn: parent
                    text: Number(row.index + 1).toLocaleString(Qt.locale(), "f", 0)
                    color: Tokens.quiet
                    font.pixelSize: Tokens.scaled(17, 1.5)
                    Accessible.ignored: true
                }
            }
            Column {
                id: words
                anchors.left: number.right
                anchors.leftMargin: 16
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                spacing: 2
                Words {
                    width: parent.width
                    text: row.name
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    text: row.note
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    color: Tokens.quiet
                    font.pixelSize: Tokens.scaled(Tokens.sizeSmall, 2.5)
                    Accessible.ignored: true
                }
            }
        }
    }
}
