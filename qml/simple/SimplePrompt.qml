// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// Whose screen it is, what is asked or said, what is typed, and the ways to open.
Column {
    id: prompt

    required property Door door
    required property Layout layout
    property bool cramped: false // there is no room for more than the field

    readonly property bool resting: door.state === Door.State.Rest
    readonly property bool delayed: door.state === Door.State.Delay
        && door.method === Door.Method.Pin
    readonly property bool busy: door.state === Door.State.Checking
        || door.state === Door.State.Offline || door.state === Door.State.Opening
    readonly property bool listed: door.choices.length > 0
    readonly property bool cardWanted: door.method === Door.Method.Card && !door.prompted
    readonly property bool digits: door.prompted
        ? (door.promptPurpose === "pin" && !door.promptLetters) || door.promptPurpose === "card-pin"
            || door.choosesCardPin
        : door.method === Door.Method.Pin && !door.passwordExpired
    readonly property bool typed: !resting && !listed && !delayed && !cardWanted
    readonly property bool padded: typed && digits
    readonly property bool fielded: typed && !digits
    readonly property SecretEntry entry: door.choosesPassword ? door.newPassword.active : door.entry
    readonly property string asked: !door.choosesPassword
        ? (fielded && door.prompted && door.fieldLabel !== "" ? door.fieldLabel : door.promptText)
        : door.newPassword.active === door.newPassword.first ? qsTr("New password")
        : qsTr("New password again")

    signal submitted
    signal touched

    spacing: 12

    Words {
        width: parent.width
        text: prompt.door.person ? prompt.door.person.realName : ""
        font.pixelSize: Tokens.sizeName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }
    Words {
        id: said
        readonly property bool hasMessage: prompt.door.messageText !== ""
            && prompt.door.messageKind !== Door.MessageKind.NoMessage
        readonly property bool isRefusal: hasMessage
            && prompt.door.messageKind === Door.MessageKind.Error
        width: parent.width
        wrapMode: Text.Wrap
        maximumLineCount: 5
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        text: prompt.resting ? qsTr("Touch the screen or press a key")
            : prompt.door.state === Door.State.Checking ? qsTr("Checking…")
            : hasMessage ? prompt.door.messageText : prompt.asked
        color: isRefusal ? Tokens.refuse : Tokens.text2
        Accessible.role: hasMessage ? Accessible.AlertMessage : Accessible.StaticText
        Accessible.name: text
    }
    Words {
        visible: text !== "" && !prompt.resting && !prompt.cramped
        width: parent.width
        wrapMode: Text.Wrap
        text: prompt.door.hint
        color: Tokens.text2
        horizontalAlignment: Text.AlignLeft
    }
    Words {
        visible: !prompt.resting && prompt.door.capsLock && prompt.fielded
        width: parent.width
        text: qsTr("Caps Lock is on")
        color: Tokens.accentText
        horizontalAlignment: Text.AlignLeft
    }
    Words {
        visible: !prompt.resting && prompt.delayed
        text: qsTr("Wait, %n seconds", "", prompt.door.retryIn)
        font.pixelSize: Tokens.sizeTitle
        width: parent.width
        horizontalAlignment: Text.AlignLeft
    }
    Rectangle {
        visible: prompt.typed
        width: Math.min(parent.width, prompt.layout.fieldWidth)
        height: 56
        radius: Tokens.radiusField
        color: Tokens.raised
        border.width: 2
        border.color: prompt.busy ? Tokens.control : Tokens.accent
        Accessible.role: Accessible.StaticText
        Accessible.name: prompt.asked
        TapHandler {
            onTapped: prompt.touched()
        }
        SecretDots {
            anchors.fill: parent
            anchors.leftMargin: 20
            anchors.rightMargin: 20
            entry: prompt.entry
            dotSize: 9
            spacing: 6
            color: Tokens.text
            caretColor: Tokens.accent
            caret: !prompt.busy
            mirrored: LayoutMirroring.enabled
            font.family: Tokens.fontText
            font.pixelSize: Tokens.sizeBody
            Accessible.ignored: true
        }
    }
    Repeater {
        model: prompt.listed ? prompt.door.choices : []
        SimpleKey {
            required property int index
            required property string modelData
            width: prompt.width
            height: Tokens.target
            lateAction: true
            label: modelData
            onTriggered: prompt.door.choose(index)
        }
    }
    SimplePad {
        visible: prompt.padded && !prompt.layout.split
        enabled: visible && !prompt.busy
        keySize: prompt.layout.pinKey
        gap: prompt.layout.pinGap
        entry: prompt.entry
        onEntered: prompt.submitted()
    }
    Row {
        visible: !prompt.resting && prompt.door.methods.length > 1 && !prompt.door.passwordExpired
            && prompt.door.state !== Door.State.Offline && !prompt.cramped
        spacing: 8
        Repeater {
            model: prompt.door.methods
            SimpleKey {
                required property int modelData
                width: (Math.min(prompt.width, 380) - 16) / 3
                height: Tokens.target
                chosen: prompt.door.method === modelData
                lateAction: true
                label: modelData === Door.Method.Pin ? qsTr("PIN")
                    : modelData === Door.Method.Password ? qsTr("Password") : qsTr("Card")
                onTriggered: prompt.door.chooseMethod(modelData)
            }
        }
    }
}
