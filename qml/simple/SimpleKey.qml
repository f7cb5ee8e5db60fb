// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A key that is a rectangle and a word. It acts the moment it is touched, each finger for itself;
// one that ends or takes back something acts when let go.
Rectangle {
    id: key

    property string label: ""
    property string spoken: label
    property bool accent: false
    property bool lateAction: false
    property bool chosen: false
    property real labelSize: Tokens.sizeBody

    readonly property bool down: touch.active || tap.pressed

    signal triggered

    radius: Tokens.radiusSmall
    color: accent && enabled ? Tokens.accent : down ? Tokens.pressed : Tokens.raised
    border.width: activeFocus ? 3 : chosen ? 2 : 1
    border.color: activeFocus ? Tokens.focus : chosen ? Tokens.accent : Tokens.control

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: if (key.enabled) key.triggered()
    Keys.onReturnPressed: key.triggered()
    Keys.onEnterPressed: key.triggered()
    Keys.onSpacePressed: key.triggered()

    PointHandler {
        id: touch
        enabled: !key.lateAction && key.enabled
        acceptedButtons: Qt.LeftButton
        onActiveChanged: if (active) key.triggered()
    }
    TapHandler {
        id: tap
        enabled: key.lateAction && key.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onTapped: key.triggered()
    }
    Words {
        anchors.fill: parent
        anchors.margins: 4
        text: key.label
        color: !key.enabled ? Tokens.disabled : key.accent ? Tokens.onAccent : Tokens.text
        font.pixelSize: key.labelSize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
