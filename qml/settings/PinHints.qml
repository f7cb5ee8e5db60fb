// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// What a PIN must be, live.
Column {
    id: hints

    required property Enrolment enrolment

    Accessible.role: Accessible.List
    Accessible.name: qsTr("What the PIN must be")

    Repeater {
        model: hints.enrolment.hints
        HintLine {
            width: hints.width
        }
    }
}
