// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// The row with the space bar.
KeyboardRow {
    id: row

    required property int columns
    required property string other // what the key to the other page says
    property string words: "" // on the space bar

    SymbolModeKey {
        weight: 150
        displayText: row.other
    }
    ChangeLanguageKey {
        id: next
        weight: 100
        visible: enabled
    }
    SpaceKey {
        weight: 100 * (row.columns - (next.visible ? 5 : 4))
        displayText: row.words
    }
    Key {
        weight: 100
        text: "."
    }
    EnterKey {
        weight: 150
        displayText: ""
    }
}
