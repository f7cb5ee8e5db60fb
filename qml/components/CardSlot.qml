// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// The card before the seam: an outline while it is waited for, the card itself when it is refused.
Item {
    id: slot

    property bool refused: false
    property real gap: 64

    implicitWidth: 200
    implicitHeight: 126

    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Card")

    CardFace {
        anchors.fill: parent
        solid: slot.refused
    }
    Repeater {
        model: 3
        Icon {
            id: chevron
            required property int index
            // Towards the seam while waiting, away from it when refused; the last is the faintest.
            readonly property bool outwards: slot.refused
            readonly property real start: outwards ? slot.width + 12 + index * 14
                : -slot.gap + 5 + index * 14
            name: "chevron"
            tint: outwards ? Tokens.refuse : Tokens.accentText
            opacity: 1 - (outwards ? 2 - index : index) * 0.33
            size: 24
            x: LayoutMirroring.enabled ? slot.width - start - width : start
            anchors.verticalCenter: parent.verticalCenter
            source: "image://icon/chevron/" + Tokens.hex(tint)
                + (outwards !== LayoutMirroring.enabled ? "/mirrored" : "")
            Accessible.ignored: true
        }
    }
}
