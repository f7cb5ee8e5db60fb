// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A person's initials on their colour.
Rectangle {
    id: avatar

    required property string initials
    required property int colourIndex
    property real size: 56

    width: size
    height: size
    radius: size / 2
    color: Tokens.avatars[colourIndex % Tokens.avatars.length]
    border.width: Tokens.isContrast ? Tokens.strokeContrast : 0
    border.color: Tokens.hairline

    Words {
        anchors.centerIn: parent
        text: avatar.initials
        font.pixelSize: Math.round(avatar.size * 0.37)
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
