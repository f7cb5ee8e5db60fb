// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Styles
import Doorward

// How one key of the on-screen keyboard looks. All of the space around it is its own as well.
KeyPanel {
    id: face

    property string icon: ""
    property string spoken: face.label
    property bool accent: false
    property bool lit: false
    property bool small: false

    readonly property BaseKey key: control as BaseKey
    readonly property bool down: key !== null && key.pressed
    readonly property string label: !key ? ""
        : key.uppercased ? key.displayText.toUpperCase() : key.displayText
    readonly property color ink: key && !key.enabled ? Tokens.disabled
        : accent || (down && Tokens.isContrast) ? Tokens.onAccent
        : lit ? Tokens.accentText : Tokens.text
    readonly property real across: OnScreenKeyboard.compact ? Tokens.oskGapPhone : Tokens.oskGapWide
    readonly property real upright: OnScreenKeyboard.compact ? Math.min(10, height / 6) : across

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: {
        if (!face.key || !face.key.enabled)
            return;
        if (!face.key.noKeyEvent)
            InputContext.inputEngine.virtualKeyClick(face.key.key,
                face.key.uppercased ? face.key.text.toUpperCase() : face.key.text,
                face.key.uppercased ? Qt.ShiftModifier : Qt.NoModifier);
        face.key.clicked();
    }

    Cap {
        anchors.centerIn: parent
        width: Math.round(face.width - face.across)
        height: Math.round(face.height - face.upright)
        kind: face.down ? Cap.Kind.Pressed : face.accent ? Cap.Kind.Accent : Cap.Kind.Plain
        radius: OnScreenKeyboard.compact ? Tokens.radiusOskPhone : Tokens.radiusOsk
    }
    Words {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, face.width - face.across - 4)
        visible: face.icon === ""
        text: face.label
        color: face.ink
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 10
        font.pixelSize: Math.min(face.height * 0.6, face.small
            ? Tokens.scaled(Tokens.sizeLabel, 1.5) : Tokens.scaled(20, 1.5))
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: face.icon !== ""
        name: face.icon
        tint: face.ink
        size: 22
    }
}
