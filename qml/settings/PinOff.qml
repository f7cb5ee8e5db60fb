// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// No PIN yet: what it is, what can be relied on, and one button.
Column {
    id: off

    required property Enrolment enrolment

    function focusFirst(): void {
        first.forceActiveFocus(Qt.OtherFocusReason);
    }

    PinHeading {
        width: parent.width
        title: qsTr("PIN")
        text: qsTr("A short number that opens this computer, here at this screen. Your password still works everywhere.")
    }
    Item { width: 1; height: 40 }
    PinPromise {
        width: parent.width
        icon: off.enrolment.mode === "tpm" ? "chip" : "file"
        title: off.enrolment.mode === "tpm" ? qsTr("Protected by this computer’s TPM chip")
            : qsTr("Kept on this computer, encrypted")
        text: off.enrolment.mode === "tpm" ? qsTr("A copy of the disk is useless to a thief.")
            : qsTr("A thief with the disk could guess it. A TPM chip would be stronger.")
    }
    Item { width: 1; height: 24 }
    PinPromise {
        width: parent.width
        icon: "clock"
        title: qsTr("Guessing is slow")
        text: off.enrolment.mode === "tpm"
            ? qsTr("After ten wrong PINs only your password turns it on again.")
            : qsTr("After twenty wrong PINs only your password turns it on again.")
    }
    Item { width: 1; height: 24 }
    PinPromise {
        width: parent.width
        icon: "lock"
        title: qsTr("You can’t lock yourself out")
        text: qsTr("Your password opens the door whatever happens to the PIN.")
    }
    Item { width: 1; height: 24 }
    MessageLine {
        width: Math.min(parent.width, 520)
        kind: off.enrolment.messageKind
        text: off.enrolment.messageText
    }
    Item { width: 1; height: 32 }
    PushButton {
        id: first
        text: qsTr("Set up a PIN")
        accent: true
        enabled: !off.enrolment.offline
        onTriggered: off.enrolment.begin()
    }
}
