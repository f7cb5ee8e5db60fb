// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The card while it is read: in the seam, a bit of it showing beside the head of the prompt.
Item {
    id: slot

    property bool inserted: false
    readonly property real showing: 48

    width: showing
    height: 108
    clip: true
    visible: inserted || slide.running
    Accessible.ignored: true

    CardFace {
        id: face
        width: 171
        height: 108
        x: LayoutMirroring.enabled ? (slot.inserted ? 0 : slot.showing)
            : (slot.inserted ? slot.showing - width : -width)
        Behavior on x {
            enabled: Tokens.animated && !Tokens.reducedMotion
            NumberAnimation {
                id: slide
                duration: Tokens.cardMs
                easing.type: Easing.BezierSpline
                easing.bezierCurve: [0.2, 0, 0, 1, 1, 1]
            }
        }
    }
}
