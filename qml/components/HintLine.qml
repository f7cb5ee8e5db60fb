// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A condition: its sentence never changes and never moves, its icon, weight and colour do.
Item {
    id: hint

    required property string text
    required property int standing // HintsModel.Standing

    readonly property bool met: standing === HintsModel.Standing.Met
    readonly property bool broken: standing === HintsModel.Standing.Broken

    implicitHeight: Math.max(28, words.implicitHeight + 8)

    Accessible.role: Accessible.ListItem
    Accessible.name: met ? qsTr("%1, met").arg(text)
        : broken ? qsTr("%1, not allowed").arg(text) : qsTr("%1, not yet").arg(text)

    Icon {
        name: hint.met ? "check" : hint.broken ? "broken" : "open"
        tint: hint.met ? Tokens.good : hint.broken ? Tokens.refuse : Tokens.outline
        size: Tokens.scaled(16, 1.6)
        anchors.left: parent.left
        anchors.leftMargin: -1
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Tokens.scaled(27, 1.6)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: hint.text
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
        font.weight: hint.broken ? Font.Medium : Font.Normal
        color: hint.met ? Tokens.text : hint.broken ? Tokens.refuse : Tokens.quiet
        Accessible.ignored: true
    }
}
