// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// Digits and signs, on two pages: with the letters, every character of ASCII.
KeyboardLayout {
    id: signs

    property bool second: false
    readonly property string upper: second ? "~`|^_={}[]" : "1234567890"
    readonly property string middle: second ? "\\<>€£¥§°«»" : "@#$%&-+()/"
    readonly property string lower: second ? ",¿¡µ¬²³" : "*\"':;!?"

    inputMethod: PlainInputMethod {}
    keyWeight: 100

    KeyboardRow {
        Repeater {
            model: signs.upper.split("")
            SignKey {}
        }
    }
    KeyboardRow {
        Repeater {
            model: signs.middle.split("")
            SignKey {}
        }
    }
    KeyboardRow {
        ModeKey {
            weight: 150
            displayText: signs.second ? "?123" : "=\\<"
            noKeyEvent: true
            onClicked: signs.second = !signs.second
        }
        Repeater {
            model: signs.lower.split("")
            SignKey {}
        }
        BackspaceKey { weight: 150 }
    }
    BottomRow {
        columns: 10
        other: "ABC"
    }
}
