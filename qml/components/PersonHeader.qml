// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Who is at the door: avatar and name above the prompt.
Row {
    id: header

    required property Person person
    property real avatarSize: 52
    property bool avatarShown: true
    property real nameGrowth: 2
    property real available: 1000

    spacing: 16
    height: Math.max(avatar.visible ? avatar.height : 0, name.height)

    Avatar {
        id: avatar
        visible: header.avatarShown
        size: header.avatarSize
        initials: header.person ? header.person.initials : ""
        picture: header.person ? header.person.iconSource : ""
        colourIndex: header.person ? header.person.colourIndex : 0
    }
    Words {
        id: name
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.ceil(measure.advanceWidth) + 1,
                        header.available - (avatar.visible ? avatar.width + header.spacing : 0))
        text: header.person ? header.person.realName : ""
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Tokens.scaled(Tokens.sizeName, header.nameGrowth)
        font.weight: Font.DemiBold
        font.letterSpacing: -0.2
    }
    TextMetrics {
        id: measure
        font: name.font
        text: name.text
    }
}
