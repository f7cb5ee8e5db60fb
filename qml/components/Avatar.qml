// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A person's picture; their initials on their colour where there is none, or none that can be shown.
Rectangle {
    id: avatar

    required property string initials
    required property int colourIndex
    property url picture: ""
    property real size: 56

    readonly property bool pictured: portrait.status === Image.Ready && portrait.implicitWidth > 1

    width: size
    height: size
    radius: size / 2
    color: pictured ? "transparent" : Tokens.avatars[colourIndex % Tokens.avatars.length]
    border.width: Tokens.isContrast ? Tokens.strokeContrast : 0
    border.color: Tokens.hairline

    Words {
        anchors.centerIn: parent
        visible: !avatar.pictured
        text: avatar.initials
        font.pixelSize: Math.round(avatar.size * 0.37)
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    Image {
        id: portrait
        anchors.fill: parent
        anchors.margins: avatar.border.width
        source: avatar.picture
        sourceSize.width: width
        sourceSize.height: width
        asynchronous: true
        cache: false // the next picture of the same person has the same name
        Accessible.ignored: true
    }
}
