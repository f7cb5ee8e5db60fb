// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// One thing that a PIN can be relied on for.
Item {
    id: promise

    required property string icon
    required property string title
    required property string text

    implicitHeight: words.height

    Icon {
        name: promise.icon
        tint: Tokens.accentText
        size: Tokens.scaled(28, 1.5)
        anchors.left: parent.left
        y: 2
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Tokens.scaled(48, 1.5)
        anchors.right: parent.right
        spacing: 5
        Words {
            width: parent.width
            text: promise.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Tokens.scaled(17, 2.5)
            font.weight: Font.Medium
        }
        Words {
            width: parent.width
            text: promise.text
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            color: Tokens.text2
            font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
        }
    }
}
