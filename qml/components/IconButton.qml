// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// An icon, with or without a short word, that does something; lit while what it opened is open.
Item {
    id: button

    required property string icon
    required property string spoken
    property string label: ""
    property bool lit: false
    property bool directional: false
    property real growth: 1
    property color tint: lit ? Tokens.accentText : Tokens.quiet

    readonly property real contentWidth: glyph.size + (label === "" ? 0 : 7 + words.implicitWidth)

    signal triggered

    implicitWidth: Math.max(Tokens.target, Math.ceil(contentWidth) + 16)
    implicitHeight: Math.max(Tokens.target, Math.round(40 * growth))
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: button.triggered()
    Keys.onReturnPressed: button.triggered()
    Keys.onEnterPressed: button.triggered()
    Keys.onSpacePressed: button.triggered()

    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: button.triggered()
    }
    Row {
        anchors.centerIn: parent
        spacing: 7
        Icon {
            id: glyph
            name: button.icon
            tint: tap.pressed ? Tokens.accentText : button.tint
            size: Math.round(24 * button.growth)
            directional: button.directional
        }
        Words {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            visible: button.label !== ""
            text: button.label
            color: button.tint
            font.pixelSize: Math.round(Tokens.sizeSmall * button.growth)
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
    Rectangle {
        visible: button.lit
        width: 20
        height: 3
        radius: 1
        color: Tokens.accent
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1
    }
    FocusRing {
        target: button
        anchors.margins: 0
        rounding: Tokens.radiusButton
    }
}
