// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// A row of letters, centred on the longest row.
KeyboardRow {
    id: line

    required property string row
    required property list<string> others
    required property int columns

    readonly property real spare: columns - row.length

    FillerKey {
        visible: line.spare > 0
        weight: 50 * line.spare
    }
    Repeater {
        model: line.row.split("")
        LetterKey { others: line.others }
    }
    FillerKey {
        visible: line.spare > 0
        weight: 50 * line.spare
    }
}
