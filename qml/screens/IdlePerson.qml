// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The lock screen at rest: whose it is, and how to go on.
Item {
    id: idle

    required property Person person
    property bool narrow: false
    property real most: 380

    implicitWidth: most
    implicitHeight: header.height + 14 + hint.implicitHeight

    PersonHeader {
        id: header
        person: idle.person
        available: idle.most
        avatarSize: (idle.narrow ? 52 : 64) * Math.min(Tokens.textScale, 1.5)
    }
    Words {
        id: hint
        y: header.height + 14
        width: idle.most
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        text: idle.narrow ? qsTr("Touch to unlock") : qsTr("Touch the screen or press a key")
        color: Tokens.quiet
    }
}
