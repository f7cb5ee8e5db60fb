// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// One field for whatever is asked; two for a password that has to be changed, with what it must be.
Item {
    id: fields

    required property Door door
    property bool busy: false

    readonly property bool expired: door.passwordExpired
    readonly property bool repeating: door.promptPurpose === "repeat-password"
    property int firstLength: 0 // of the new password, once it is given
    property int lastLength: 0

    signal submitted
    signal gone
    signal touched

    function give(): void {
        if (door.promptPurpose === "new-password")
            firstLength = door.entry.length;
        submitted();
    }

    implicitHeight: column.height
    height: implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: 12

        PasswordField {
            width: parent.width
            entry: fields.door.entry
            label: fields.expired ? qsTr("New password")
                : fields.door.fieldLabel !== "" && fields.door.prompted ? fields.door.fieldLabel
                : qsTr("Password")
            fixedLength: fields.repeating ? fields.firstLength : -1
            secret: fields.door.promptSecret
            active: !fields.busy && !fields.repeating
            ready: fields.door.entry.length > 0 && !fields.busy
            opens: !fields.expired
            enabled: !fields.busy && !fields.repeating
            onEntered: fields.give()
            onTouched: fields.touched()
        }
        PasswordField {
            width: parent.width
            visible: fields.expired
            entry: fields.door.entry
            label: qsTr("New password again")
            fixedLength: fields.repeating ? -1 : 0
            active: !fields.busy && fields.repeating
            enabled: !fields.busy && fields.repeating
            opens: false
            onTouched: fields.touched()
        }
        MessageLine {
            visible: fields.door.capsLock && fields.door.promptSecret
            width: parent.width
            kind: Door.MessageKind.Warning
            text: qsTr("Caps Lock is on")
        }
        Column {
            visible: fields.expired
            width: parent.width
            topPadding: 2
            HintLine {
                width: parent.width
                visible: fields.door.minimum > 0
                text: qsTr("At least %n characters", "", fields.door.minimum)
                standing: fields.repeating || fields.door.entry.length >= fields.door.minimum
                    ? HintsModel.Standing.Met : HintsModel.Standing.Open
            }
        }
        Flow {
            visible: fields.expired
            width: parent.width
            spacing: 12
            topPadding: 16
            PushButton {
                text: !fields.repeating ? qsTr("Continue")
                    : fields.door.purpose === Door.Purpose.Unlock ? qsTr("Change and unlock")
                    : qsTr("Change and sign in")
                accent: fields.door.entry.length > 0
                enabled: fields.door.entry.length > 0 && !fields.busy
                onTriggered: fields.give()
            }
            PushButton {
                text: qsTr("Cancel")
                onTriggered: fields.gone()
            }
        }
    }
}
