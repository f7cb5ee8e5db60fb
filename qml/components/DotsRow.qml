// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// What stands for the typed PIN, from the start of the column.
SecretDots {
    id: dots

    height: Tokens.scaled(28, 1.6)
    dotSize: Tokens.scaled(14, 1.6)
    spacing: Tokens.scaled(14, 1.6)
    color: Tokens.text
    caretColor: Tokens.accent
    mirrored: LayoutMirroring.enabled

    // Not passwordEdit: Qt 6.4 would hide the name with it, and there is no text here to hide.
    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("PIN, %n digits entered", "", entry ? entry.length : 0)
}
