// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A round key that acts the moment it is touched, each finger for itself; erase and enter act when
// let go, so that sliding off takes them back.
Item {
    id: key

    required property real size
    property string label: ""
    property string icon: ""
    property bool bare: false // no cap
    property bool accent: false
    property bool lateAction: false // when let go
    property bool holdable: false // held for half a second it does something else
    property real growth: 1.5 // of the label, at most
    property string spoken: label

    readonly property bool down: touch.active || tap.pressed
    readonly property color ink: !enabled ? Tokens.disabled
        : down && Tokens.isContrast && !bare ? Tokens.onAccent
        : accent ? Tokens.onAccent : Tokens.text

    signal triggered
    signal held

    width: size
    height: size

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: if (key.enabled) key.triggered()
    Keys.onReturnPressed: key.triggered()
    Keys.onEnterPressed: key.triggered()
    Keys.onSpacePressed: key.triggered()

    onDownChanged: {
        if (down) {
            fade.stop();
            lit.opacity = 1;
        } else {
            fade.start();
        }
    }

    PointHandler {
        id: touch
        enabled: !key.lateAction && key.enabled
        acceptedButtons: Qt.LeftButton
        onActiveChanged: if (active) key.triggered()
    }
    TapHandler {
        id: tap
        property bool spent: false
        enabled: key.lateAction && key.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        // What does nothing else when held acts however slowly it is pressed.
        longPressThreshold: key.holdable ? 0.5 : 3600
        onPressedChanged: if (pressed) spent = false
        onLongPressed: {
            spent = true;
            key.held();
        }
        onTapped: if (!spent) key.triggered()
    }

    Cap {
        anchors.fill: parent
        visible: !key.bare
        kind: key.accent ? Cap.Kind.Accent : Cap.Kind.Plain
        radius: key.size
    }
    Cap {
        id: lit
        anchors.fill: parent
        opacity: 0
        visible: opacity > 0 && !key.bare
        kind: Cap.Kind.Pressed
        radius: key.size
    }
    NumberAnimation {
        id: fade
        target: lit
        property: "opacity"
        to: 0
        duration: Tokens.animated ? Tokens.pressOut : 0
        easing.type: Easing.OutCubic
    }
    Words {
        anchors.centerIn: parent
        visible: key.label !== ""
        text: key.label
        display: true
        color: key.ink
        font.pixelSize: Tokens.scaled(Tokens.sizeKey, key.growth)
        font.weight: Tokens.isContrast ? Font.Medium : Font.Normal
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: key.icon !== ""
        name: key.icon
        tint: key.ink
        size: Math.round(26 * Math.min(Tokens.textScale, 1.35))
        directional: key.icon === "enter"
    }
    FocusRing { target: key }
}
