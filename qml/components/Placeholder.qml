// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

Item {
    id: root

    required property Door door
    readonly property bool resting: root.door.state === Door.State.Rest

    Clock {
        id: clock
    }

    Text {
        text: root.door.person ? root.door.person.realName : clock.time
        visible: root.resting || root.door.cardState === Door.CardState.Reading
    }

    SecretInput {
        entry: root.door.entry
        digitsOnly: root.door.method === Door.Method.Pin
        atRest: root.resting
        onWoken: root.door.wake()
        onAccepted: root.door.submit()
        onEscaped: root.door.cancel()
    }

    SecretDots {
        entry: root.door.entry
    }

    Repeater {
        model: root.door.people

        delegate: Text {
            required property string realName
            required property int index

            text: realName
        }
    }
}
