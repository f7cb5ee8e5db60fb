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

    Accessible.ignored: true // the SecretInput that fills the entry says it
}
