// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// A new password in place of one that has expired: twice, with what it must be.
Item {
    id: fields

    required property Door door
    property bool busy: false

    readonly property NewPassword entries: door.newPassword

    readonly property string firstLabel: qsTr("New password")
    readonly property string secondLabel: qsTr("New password again")

    signal submitted
    signal gone
    signal touched

    function edit(entry: SecretEntry): void {
        entries.choose(entry);
        touched();
    }

    implicitHeight: column.height
    height: implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: 12

        PasswordField {
            width: parent.width
            entry: fields.entries.first
            label: fields.firstLabel
            active: fields.entries.active === entry && !fields.busy
            enabled: !fields.busy
            opens: false
            onTouched: fields.edit(entry)
        }
        PasswordField {
            width: parent.width
            entry: fields.entries.second
            label: fields.secondLabel
            active: fields.entries.active === entry && !fields.busy
            enabled: !fields.busy
            opens: false
            onTouched: fields.edit(entry)
        }
        MessageLine {
            visible: fields.door.capsLock
            width: parent.width
            kind: Door.MessageKind.Warning
            text: qsTr("Caps Lock is on")
        }
        Column {
            width: parent.width
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What the password must be")
            Repeater {
                model: fields.entries.hints
                HintLine {
                    width: column.width
                }
            }
        }
        Flow {
            width: parent.width
            spacing: 12
            topPadding: 18
            PushButton {
                width: Math.min(implicitWidth, column.width)
                text: fields.door.purpose === Door.Purpose.Unlock ? qsTr("Change and unlock")
                    : qsTr("Change and sign in")
                accent: fields.entries.complete
                enabled: fields.entries.complete && !fields.busy
                onTriggered: fields.submitted()
            }
            PushButton {
                text: qsTr("Cancel")
                onTriggered: {
                    fields.entries.clear();
                    fields.gone();
                }
            }
        }
    }
}
