// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Doorward

// Three rows of letters and one with the space bar: what the layouts of all languages have in
// common. The rows are centred on the longest; shift and erase take what the third leaves.
KeyboardLayout {
    id: letters

    required property string name // on the space bar
    required property string upper
    required property string middle
    required property string lower
    property list<string> others: [] // behind a held letter: "aàâ" for a
    property bool cased: true // has capitals

    readonly property int columns: Math.max(upper.length, middle.length,
                                            lower.length + (cased ? 2 : 1))
    readonly property real rest: columns - lower.length

    inputMethod: PlainInputMethod {}
    keyWeight: 100

    LetterRow {
        columns: letters.columns
        others: letters.others
        row: letters.upper
    }
    LetterRow {
        columns: letters.columns
        others: letters.others
        row: letters.middle
    }
    KeyboardRow {
        ShiftKey {
            visible: letters.cased
            weight: 50 * letters.rest
        }
        Repeater {
            model: letters.lower.split("")
            LetterKey { others: letters.others }
        }
        BackspaceKey {
            weight: (letters.cased ? 50 : 100) * letters.rest
        }
    }
    BottomRow {
        columns: letters.columns
        words: letters.name
        other: "?123"
    }
}
