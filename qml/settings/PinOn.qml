// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The PIN is on: what protects it, how it fares, and what can be done with it.
Column {
    id: on

    required property Enrolment enrolment

    function focusFirst(): void {
        first.forceActiveFocus(Qt.OtherFocusReason);
    }

    readonly property bool narrow: width < 480
    readonly property bool chip: enrolment.mode === "tpm"

    PinHeading {
        width: parent.width
        title: on.enrolment.suspended ? qsTr("Your PIN is off for now") : qsTr("Your PIN is on")
        text: on.enrolment.suspended ? "" : qsTr("It opens this computer, here at this screen. Your password still works everywhere.")
    }
    Item { width: 1; height: message.visible ? 16 : 0 }
    MessageLine {
        id: message
        width: Math.min(parent.width, 520)
        kind: on.enrolment.messageKind
        text: on.enrolment.messageText
    }
    Item { width: 1; height: on.narrow ? 24 : 45 }
    Rectangle {
        width: parent.width
        height: Tokens.strokeHairline
        color: Tokens.hairline
    }
    PinFact {
        width: parent.width
        title: qsTr("Protection")
        icon: on.chip ? "chip" : "warning"
        warns: !on.chip
        text: on.chip ? qsTr("Protected by this computer’s TPM chip")
            : qsTr("Protected by a file only. A TPM chip would be stronger.")
    }
    PinFact {
        width: parent.width
        title: qsTr("Wrong tries since last used")
        text: on.enrolment.failures > 0 ? Number(on.enrolment.failures).toLocaleString(Qt.locale(), "f", 0)
            : qsTr("None")
    }
    PinFact {
        width: parent.width
        title: qsTr("Last used")
        text: on.enrolment.used !== "" ? on.enrolment.used : qsTr("Never")
    }
    PinFact {
        visible: on.enrolment.changed !== ""
        width: parent.width
        title: qsTr("Chosen")
        text: on.enrolment.changed
    }
    Item { width: 1; height: on.narrow ? 24 : 40 }
    Flow {
        width: parent.width
        spacing: 12
        PushButton {
            id: first
            text: qsTr("Change PIN")
            accent: true
            enabled: !on.enrolment.offline
            onTriggered: on.enrolment.begin()
        }
        PushButton {
            text: qsTr("Try it")
            enabled: !on.enrolment.offline && !on.enrolment.suspended
            onTriggered: on.enrolment.tryIt()
        }
        PushButton {
            text: qsTr("Remove PIN")
            bare: !on.narrow
            danger: true
            enabled: !on.enrolment.offline
            onTriggered: on.enrolment.remove()
        }
    }
}
