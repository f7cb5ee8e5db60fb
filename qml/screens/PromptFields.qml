// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// One field for whatever is asked.
Item {
    id: fields

    required property Door door
    property bool busy: false

    readonly property string label: door.fieldLabel !== "" && door.prompted ? door.fieldLabel
        : qsTr("Password")

    signal submitted
    signal touched

    implicitHeight: column.height
    height: implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: 12

        PasswordField {
            width: parent.width
            entry: fields.door.entry
            label: fields.label
            secret: fields.door.promptSecret
            active: !fields.busy
            ready: fields.door.entry.length > 0 && !fields.busy
            enabled: !fields.busy
            onEntered: fields.submitted()
            onTouched: fields.touched()
        }
        MessageLine {
            visible: fields.door.capsLock && fields.door.promptSecret
            width: parent.width
            kind: Door.MessageKind.Warning
            text: qsTr("Caps Lock is on")
        }
    }
}
