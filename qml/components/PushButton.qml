// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A button with words on it.
Item {
    id: button

    required property string text
    property bool accent: false
    property bool bare: false // words alone
    property bool danger: false

    readonly property bool down: tap.pressed
    readonly property color ink: !enabled ? Tokens.disabled
        : down && Tokens.isContrast ? Tokens.onAccent
        : accent ? Tokens.onAccent : danger ? Tokens.refuse : Tokens.text

    signal triggered

    implicitWidth: Math.max(Tokens.target, words.implicitWidth + 44)
    implicitHeight: Math.max(52, words.implicitHeight + 20)
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: if (button.enabled) button.triggered()
    Keys.onReturnPressed: button.triggered()
    Keys.onEnterPressed: button.triggered()
    Keys.onSpacePressed: button.triggered()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: button.triggered()
    }
    Cap {
        anchors.fill: parent
        visible: !button.bare || button.down
        kind: button.down ? Cap.Kind.Pressed : button.accent ? Cap.Kind.Accent : Cap.Kind.Plain
    }
    Words {
        id: words
        anchors.centerIn: parent
        width: Math.min(implicitWidth, button.width - 16)
        wrapMode: Text.Wrap
        text: button.text
        color: button.ink
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    FocusRing {
        target: button
        rounding: Tokens.radiusButton + 5
    }
}
