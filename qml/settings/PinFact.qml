// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A line of what is known about the PIN.
Item {
    id: fact

    required property string title
    required property string text
    property string icon: ""
    property bool warns: false

    readonly property bool stacked: width < 480 || Tokens.textScale > 1.6

    implicitHeight: stacked ? name.height + value.height + 28 : Math.max(57, value.implicitHeight + 24)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tokens.strokeHairline
        color: Tokens.hairline
    }
    Words {
        id: name
        anchors.left: parent.left
        width: fact.stacked ? parent.width : 240
        y: fact.stacked ? 10 : Math.round((parent.height - height) / 2)
        text: fact.title
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        color: Tokens.text2
    }
    Icon {
        id: glyph
        visible: fact.icon !== ""
        name: fact.icon
        tint: Tokens.accentText
        size: 22
        anchors.left: parent.left
        anchors.leftMargin: fact.stacked ? 0 : 260
        anchors.verticalCenter: value.verticalCenter
    }
    Words {
        id: value
        anchors.left: parent.left
        anchors.leftMargin: (fact.stacked ? 0 : 260) + (fact.icon === "" ? 0 : 32)
        anchors.right: parent.right
        y: fact.stacked ? name.y + name.height + 4 : Math.round((parent.height - height) / 2)
        text: fact.text
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        color: fact.warns ? Tokens.accentText : Tokens.text
    }
}
