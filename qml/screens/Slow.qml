// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Shown a moment after something began, so that what is quick shows nothing at all.
QtObject {
    id: slow

    property bool running: false
    property bool late: false
    readonly property bool shown: running && (late || !Tokens.animated)

    property Timer timer: Timer {
        interval: 200
        running: slow.running
        onTriggered: slow.late = true
    }
    onRunningChanged: if (!running) late = false
}
