// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// Digits, erase and enter, where the usual pad has them.
Item {
    id: pad

    required property SecretEntry entry
    required property real keySize
    required property real gap
    readonly property bool mirrored: LayoutMirroring.enabled

    signal entered

    implicitWidth: 3 * keySize + 2 * gap
    implicitHeight: 4 * keySize + 3 * gap

    component Digit: SimpleKey {
        id: digit
        required property int value
        property int column: 1
        property int row: 3
        x: column * (pad.keySize + pad.gap)
        y: row * (pad.keySize + pad.gap)
        width: pad.keySize
        height: pad.keySize
        radius: pad.keySize / 2
        labelSize: Tokens.sizeKey
        label: Number(value).toLocaleString(Qt.locale(), "f", 0)
        spoken: String(value)
        onTriggered: pad.entry.typeDigit(digit.value)
    }

    Repeater {
        model: 9
        Digit {
            required property int index
            value: index + 1
            column: index % 3
            row: Math.floor(index / 3)
        }
    }
    Digit { value: 0 }
    SimpleKey {
        x: pad.mirrored ? pad.width - width : 0
        y: 3 * (pad.keySize + pad.gap)
        width: pad.keySize
        height: pad.keySize
        radius: width / 2
        lateAction: true
        enabled: pad.entry.length > 0
        label: qsTr("Erase")
        onTriggered: pad.entry.erase()
    }
    SimpleKey {
        x: pad.mirrored ? 0 : pad.width - width
        y: 3 * (pad.keySize + pad.gap)
        width: pad.keySize
        height: pad.keySize
        radius: width / 2
        lateAction: true
        accent: true
        enabled: pad.entry.length > 0
        label: qsTr("Open")
        onTriggered: pad.entered()
    }
}
