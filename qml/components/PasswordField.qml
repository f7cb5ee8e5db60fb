// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// A field for what is typed: dots, caret, an eye that reveals only while it is held, and the key
// that opens once there is text.
Item {
    id: field

    required property SecretEntry entry
    property string label: ""
    property bool active: true
    property bool ready: entry.length > 0
    property bool opens: true // has the key that opens
    property bool secret: true

    signal entered
    signal touched

    implicitHeight: Math.max(56, Tokens.scaled(Tokens.sizeBody, 2.5) * 1.9)

    // What is typed goes through the SecretInput, which is the password text; this says where.
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    TapHandler {
        onTapped: field.touched()
    }
    Rectangle {
        anchors.fill: parent
        radius: Tokens.radiusField
        color: Tokens.raised
        border.width: field.active ? 2 : Tokens.strokeControl
        border.color: field.active ? Tokens.accent : Tokens.outline
    }
    SecretDots {
        id: dots
        anchors.left: parent.left
        anchors.leftMargin: 20
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        entry: field.entry
        dotSize: Tokens.scaled(9, 2)
        spacing: Tokens.scaled(6, 2)
        color: Tokens.text
        caretColor: Tokens.accent
        caret: field.active
        mirrored: LayoutMirroring.enabled
        font.family: Tokens.fontText
        font.pixelSize: Tokens.scaled(Tokens.sizeBody, 2.5)
    }
    Words {
        anchors.left: dots.left
        anchors.leftMargin: field.active ? 8 : 0
        anchors.right: dots.right
        anchors.verticalCenter: parent.verticalCenter
        visible: field.entry.length === 0
        text: field.label
        color: Tokens.text2
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        Item {
            id: eye
            visible: field.secret
            width: Tokens.target
            height: Tokens.target
            anchors.verticalCenter: parent.verticalCenter
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Show password while held")
            Icon {
                anchors.centerIn: parent
                name: "eye"
                tint: hold.active ? Tokens.accentText : Tokens.text2
            }
            PointHandler {
                id: hold
                acceptedButtons: Qt.LeftButton
                onActiveChanged: field.entry.revealed = active
            }
        }
        Item {
            id: open
            visible: field.opens
            width: Tokens.target
            height: Tokens.target
            enabled: field.ready
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Open")
            Accessible.onPressAction: if (field.ready) field.entered()
            Cap {
                anchors.fill: parent
                anchors.margins: 2
                visible: field.ready
                kind: Cap.Kind.Accent
                radius: 10
            }
            Icon {
                anchors.centerIn: parent
                name: "enter"
                directional: true
                tint: field.ready ? Tokens.onAccent : Tokens.disabled
            }
            TapHandler {
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: field.entered()
            }
        }
    }
}
