// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A person to choose, or the way to somebody who is not listed.
Item {
    id: row

    property string name: ""
    property string initials: ""
    property int colourIndex: 0
    property string note: ""
    property url picture: ""
    property bool stranger: false // "Someone else"
    property bool compact: false
    property bool current: false // keyboard's place in a list

    readonly property real avatarSize: (compact ? 48 : 56) * Math.min(Tokens.textScale, 1.5)

    signal chosen

    implicitWidth: 392
    implicitHeight: Math.max(avatarSize + 16, words.implicitHeight + 16)

    Accessible.role: stranger ? Accessible.Button : Accessible.ListItem
    Accessible.name: note === "" ? name : name + ", " + note
    Accessible.onPressAction: row.chosen()
    Keys.onReturnPressed: row.chosen()
    Keys.onEnterPressed: row.chosen()
    Keys.onSpacePressed: row.chosen()

    TapHandler {
        id: tap
        onTapped: row.chosen()
    }
    Rectangle {
        readonly property bool marked: row.current || (Tokens.focusShown && row.activeFocus)
        anchors.fill: parent
        radius: Tokens.radiusPanel
        color: marked || tap.pressed ? Tokens.raised : "transparent"
        border.width: marked ? Tokens.strokeFocus : 0
        border.color: Tokens.focus
        visible: marked || tap.pressed
    }
    Avatar {
        id: avatar
        visible: !row.stranger
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        size: row.avatarSize
        initials: row.initials
        colourIndex: row.colourIndex
        picture: row.picture
    }
    Rectangle {
        visible: row.stranger
        anchors.fill: avatar
        radius: width / 2
        color: "transparent"
        border.width: Tokens.strokeControl
        border.color: Tokens.outline
        Icon {
            anchors.centerIn: parent
            name: "person"
            tint: Tokens.quiet
            size: Math.round(row.avatarSize * 0.43)
        }
    }
    Column {
        id: words
        anchors.left: avatar.right
        anchors.leftMargin: 18
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: 0
        spacing: 2
        Words {
            width: parent.width
            text: row.name
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            color: row.stranger ? Tokens.quiet : Tokens.text
            font.pixelSize: Tokens.scaled(row.compact ? 17 : 20, 2)
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Words {
            visible: row.note !== ""
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
