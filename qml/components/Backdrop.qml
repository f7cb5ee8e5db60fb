// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The wall, and the leaf from the seam on.
Item {
    id: backdrop

    required property real seamX // from the window's left
    property bool mirrored: false

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
}
