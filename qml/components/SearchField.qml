// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// A field for open text: searching people, and the name of somebody who is not listed.
FocusScope {
    id: field

    property alias text: input.text
    property string icon: "search"
    property string hint: qsTr("Search people")
    property bool opens: false // has the key that takes what is typed

    signal taken
    signal typed
    signal leftDownwards
    signal touched

    implicitHeight: Math.max(56, Math.round(input.font.pixelSize * 1.9))
    implicitWidth: 400

    Rectangle {
        anchors.fill: parent
        radius: Tokens.radiusField
        color: Tokens.raised
        border.width: input.activeFocus && (input.text !== "" || field.opens) ? 2 : Tokens.strokeControl
        border.color: input.activeFocus && (input.text !== "" || field.opens) ? Tokens.accent
            : Tokens.outline
    }
    Icon {
        id: glyph
        visible: field.icon !== ""
        name: field.icon
        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.verticalCenter: parent.verticalCenter
        size: 22
    }
    TextInput {
        id: input
        anchors.left: parent.left
        anchors.leftMargin: field.icon !== "" ? 52 : 20
        anchors.right: parent.right
        anchors.rightMargin: field.opens ? 60 : 16
        anchors.verticalCenter: parent.verticalCenter
        focus: true
        clip: true
        activeFocusOnTab: true
        maximumLength: 256
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        color: Tokens.text
        selectionColor: Tokens.accent
        selectedTextColor: Tokens.onAccent
        font.family: Tokens.fontText
        font.pixelSize: Tokens.scaled(Tokens.sizeBody, 2)
        font.hintingPreference: Font.PreferNoHinting
        horizontalAlignment: LayoutMirroring.enabled ? TextInput.AlignRight : TextInput.AlignLeft
        Accessible.role: Accessible.EditableText
        Accessible.name: field.hint
        // A caret that does not blink: nothing moves at rest.
        cursorDelegate: Rectangle {
            visible: input.activeFocus && (input.text !== "" || field.opens)
            width: 2
            color: Tokens.accent
        }
        onTextEdited: field.typed()
        onAccepted: field.taken()
        Keys.onDownPressed: field.leftDownwards()
        TapHandler {
            onTapped: field.touched()
        }
        Words {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: input.text === ""
            text: field.hint
            color: Tokens.text2
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: input.font.pixelSize
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 14
            Accessible.ignored: true
        }
    }
    Item {
        visible: field.opens
        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        width: Tokens.target
        height: Tokens.target
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Continue")
        Accessible.onPressAction: field.taken()
        Cap {
            anchors.fill: parent
            anchors.margins: 2
            visible: input.text !== ""
            kind: Cap.Kind.Accent
            radius: 10
        }
        Icon {
            anchors.centerIn: parent
            name: "enter"
            directional: true
            tint: input.text !== "" ? Tokens.onAccent : Tokens.disabled
        }
        TapHandler {
            onTapped: field.taken()
        }
    }
}
