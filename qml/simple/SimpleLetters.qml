// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// Keys for all that ASCII has, for whoever has no keyboard: nothing of Qt's virtual keyboard is in
// it. The same letters everywhere; who needs others has the usual screen back after an unlock, or
// a minute after the last fault.
Item {
    id: letters

    required property SecretEntry entry
    required property real pitch // from one row to the next
    property bool capitals: false
    property bool signs: false

    readonly property list<string> rows: signs
        ? ["1234567890", "!@#$%^&*()", "-_=+[]{}\\|", ";:'\",.<>/?`~"]
        : capitals ? ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
        : ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real gap: 4

    signal entered

    implicitHeight: 5 * pitch
    // On every screen the same way round, as on a keyboard.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")

    Column {
        width: parent.width
        Repeater {
            model: letters.rows
            Item {
                id: row
                required property string modelData
                readonly property real cell: letters.width / Math.max(10, modelData.length)
                width: letters.width
                height: letters.pitch
                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    Repeater {
                        model: row.modelData.length
                        Item {
                            id: cell
                            required property int index
                            readonly property string sign: row.modelData.charAt(index)
                            width: row.cell
                            height: row.height
                            SimpleKey {
                                anchors.fill: parent
                                anchors.margins: letters.gap / 2
                                label: cell.sign
                                labelSize: 20
                                onTriggered: letters.entry.typeText(cell.sign)
                            }
                        }
                    }
                }
            }
        }
    }

    component Foot: SimpleKey {
        required property real start // in cells, of ten
        required property real cells
        x: letters.width / 10 * start + letters.gap / 2
        y: 4 * letters.pitch + letters.gap / 2
        width: letters.width / 10 * cells - letters.gap
        height: letters.pitch - letters.gap
        lateAction: true
    }
    Foot {
        start: 0
        cells: 1.5
        label: letters.capitals ? "ab" : "AB"
        spoken: qsTr("Capital letters")
        enabled: !letters.signs
        onTriggered: letters.capitals = !letters.capitals
    }
    Foot {
        start: 1.5
        cells: 1.5
        label: letters.signs ? "abc" : "#+="
        spoken: qsTr("Signs")
        onTriggered: letters.signs = !letters.signs
    }
    Foot {
        start: 3
        cells: 3
        spoken: qsTr("Space")
        lateAction: false
        onTriggered: letters.entry.typeText(" ")
    }
    Foot {
        start: 6
        cells: 2
        label: qsTr("Erase")
        enabled: letters.entry.length > 0
        onTriggered: letters.entry.erase()
    }
    Foot {
        start: 8
        cells: 2
        label: qsTr("Open")
        accent: true
        enabled: letters.entry.length > 0
        onTriggered: letters.entered()
    }
}
