// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// Three by four: digits, erase and enter. Right to left only erase and enter change places.
Item {
    id: pad

    required property SecretEntry entry
    property real keySize: Tokens.pinKeyWide
    property real gap: Tokens.pinGapWide
    property real growth: 1.5
    property bool ready: entry.length > 0 // enter opens
    property bool eraseIsOn: entry.length > 0

    readonly property bool mirrored: LayoutMirroring.enabled

    signal entered

    function place(column: int): real {
        return column * (keySize + gap);
    }

    implicitWidth: 3 * keySize + 2 * gap
    implicitHeight: 4 * keySize + 3 * gap

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Number pad")

    Repeater {
        model: 9
        Key {
            id: digitKey
            required property int index
            readonly property int digit: index + 1
            x: pad.place(index % 3)
            y: pad.place(Math.floor(index / 3))
            size: pad.keySize
            growth: pad.growth
            label: Number(digit).toLocaleString(Qt.locale(), "f", 0)
            spoken: String(digit)
            onTriggered: pad.entry.typeDigit(digit)
        }
    }
    Key {
        x: pad.place(pad.mirrored ? 2 : 0)
        y: pad.place(3)
        size: pad.keySize
        icon: "erase"
        bare: true
        lateAction: true
        holdable: true
        enabled: pad.eraseIsOn
        spoken: qsTr("Erase")
        onTriggered: pad.entry.erase()
        onHeld: pad.entry.clear()
    }
    Key {
        x: pad.place(1)
        y: pad.place(3)
        size: pad.keySize
        growth: pad.growth
        label: Number(0).toLocaleString(Qt.locale(), "f", 0)
        spoken: "0"
        onTriggered: pad.entry.typeDigit(0)
    }
    Key {
        x: pad.place(pad.mirrored ? 0 : 2)
        y: pad.place(3)
        size: pad.keySize
        icon: "enter"
        accent: pad.ready && enabled
        lateAction: true
        enabled: pad.ready
        spoken: qsTr("Open")
        onTriggered: pad.entered()
    }
}
