// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// One field for whatever is asked.
Item {
    id: fields

    required property Door door
    property bool busy: false

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
            label: fields.door.fieldLabel !== "" && fields.door.prompted ? fields.door.fieldLabel
                : qsTr("Password")
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
