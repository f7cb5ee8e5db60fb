// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Pause or go on, and the next title; above them what is played, where that may be shown.
Item {
    id: row

    required property Media media // null where nobody looks for it
    property bool atEnd: false // against the end of its width
    property bool titled: true // there is room for the title
    property real growth: 1

    readonly property bool shown: media !== null && media.shown
    readonly property bool playing: shown && media.playing
    readonly property bool atRight: atEnd !== LayoutMirroring.enabled
    readonly property real wordsWidth: Math.max(title.visible ? title.contentWidth : 0, keys.width)
    // What is drawn; the buttons' targets reach further, and what their icons draw less far.
    readonly property rect area: Qt.rect(atRight ? width - wordsWidth : 0, 0, wordsWidth, height)
    readonly property real bearing: (pause.width - pause.contentWidth) / 2 + Math.round(6 * growth)

    implicitHeight: keys.y + keys.height

    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Media")

    Words {
        id: title
        visible: row.titled && text !== ""
        text: row.shown ? row.media.title : ""
        width: row.width
        horizontalAlignment: row.atEnd ? Text.AlignRight : Text.AlignLeft
        elide: Text.ElideRight
        color: Tokens.quiet
        font.pixelSize: Tokens.scaled(Tokens.sizeBody, 1.6)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Row {
        id: keys
        // Play points the same way everywhere.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        spacing: Tokens.targetGap
        x: row.atRight ? row.width - width + row.bearing : -row.bearing
        y: title.visible ? title.height + Tokens.space1 : 0

        IconButton {
            id: pause
            icon: row.playing ? "pause" : "play"
            spoken: row.playing ? qsTr("Pause") : qsTr("Play")
            growth: row.growth
            onTriggered: row.media.playPauseWanted()
        }
        IconButton {
            visible: row.shown && row.media.hasNext
            icon: "next"
            spoken: qsTr("Next")
            growth: row.growth
            onTriggered: row.media.nextWanted()
        }
    }
}
