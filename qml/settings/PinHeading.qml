// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A title and what it means.
Column {
    id: heading

    required property string title
    property string text: ""

    spacing: 9

    Words {
        width: parent.width
        text: heading.title
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Tokens.scaled(Tokens.sizeTitle, 2.5)
        font.weight: Font.DemiBold
        font.letterSpacing: -0.3
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Words {
        visible: heading.text !== ""
        width: Math.min(parent.width, 520 * Tokens.textScale)
        text: heading.text
        wrapMode: Text.Wrap
        lineHeight: lineCount > 1 ? 1.25 : 1
        horizontalAlignment: Text.AlignLeft
        color: Tokens.text2
    }
}
