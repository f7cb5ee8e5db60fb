// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// One of our icons in any colour, drawn at device resolution.
Image {
    id: icon

    required property string name
    property color tint: Tokens.text2
    property real size: 24
    property bool directional: false // points along the reading direction

    readonly property bool turned: directional && LayoutMirroring.enabled

    width: size
    height: size
    sourceSize.width: size
    sourceSize.height: size
    source: name === "" ? "" : "image://icon/" + name + "/" + Tokens.hex(tint) + (turned ? "/mirrored" : "")
}
