// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A card: chip towards the seam, two lines of print.
Item {
    id: face

    property bool solid: true

    readonly property color printed: solid ? Qt.lighter(Tokens.control, Tokens.isLight ? 1.3 : 0.76)
        : Tokens.hairline

    Image {
        anchors.fill: parent
        readonly property string body: {
            if (Tokens.isContrast)
                return "000000/000000/2-ffffffff";
            if (Tokens.isLight)
                return face.solid ? "FFFFFF/E9E2D6/1.5-ff" + Tokens.hex(Tokens.outline)
                    : "FBF9F5/F4F0E9/1.5-ff" + Tokens.hex(Tokens.outline);
            return face.solid ? "3B4A58/26323E/convex"
                : "182029/131B22/1.5-ff" + Tokens.hex(Tokens.outline);
        }
        sourceSize.width: width
        sourceSize.height: height
        source: width > 0 ? "image://cap/" + width + "/" + height + "/" + Tokens.radiusCard + "/" + body : ""
    }
    Icon {
        name: "cardchip"
        tint: Tokens.accentText
        size: 48
        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.verticalCenter: parent.verticalCenter
    }
    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: 20
        y: parent.height * 0.682
        width: 68
        height: 6
        radius: 3
        color: face.printed
    }
    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: 44
        y: parent.height * 0.682 + 14
        width: 44
        height: 6
        radius: 3
        color: face.printed
    }
}
