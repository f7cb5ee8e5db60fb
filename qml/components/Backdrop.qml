// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The wall, and the leaf from the seam on; the picture over both, where there is one.
Item {
    id: backdrop

    required property real seamX // from the window's left
    property bool mirrored: false
    property rect date // where they stand on the wall
    property rect time

    readonly property color leafTone: picture.leafTone

    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        color: Tokens.wall
    }
    Rectangle {
        x: backdrop.mirrored ? 0 : backdrop.seamX
        width: backdrop.mirrored ? backdrop.seamX : backdrop.width - backdrop.seamX
        height: backdrop.height
        color: Tokens.leaf
    }
    Wallpaper {
        id: picture
        anchors.fill: parent
        file: Tokens.pictured ? WallChoice.file : ""
        seamX: backdrop.seamX
        mirrored: backdrop.mirrored
        wallColour: Tokens.wall
        wallScrim: Tokens.wallScrim
        words: backdrop.date
        largeWords: backdrop.time
        ink: Tokens.text
        leafColour: Tokens.leaf
        leafScrim: Tokens.leafScrim
        leafInks: [Tokens.text, Tokens.accentText, Tokens.refuse, Tokens.good]
        light: Tokens.glow
        onFailed: (file, why) => WallChoice.giveUp(file, why)

        opacity: shown ? 1 : 0
        Behavior on opacity {
            NumberAnimation { duration: Tokens.appear; easing.type: Easing.OutCubic }
        }
    }
}
