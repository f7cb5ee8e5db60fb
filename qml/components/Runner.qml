// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A length of brighter light that climbs the seam while something is checked; it starts late, so
// that a quick answer shows none.
Item {
    id: runner

    property bool running: false
    property real travel: 0
    property real lineWidth: 3
    property bool shown: false
    property real position: 0.53 // where it stands with reduced motion and in pictures

    readonly property bool moves: Tokens.animated && !Tokens.reducedMotion

    width: 7
    height: Tokens.seamRunner
    y: Math.round((1 - position) * (travel + height) - height)
    visible: shown && running

    onRunningChanged: {
        shown = running && !Tokens.animated;
        if (running && Tokens.animated)
            late.restart();
        else
            late.stop();
    }

    Timer {
        id: late
        interval: 200
        onTriggered: runner.shown = true
    }
    NumberAnimation {
        target: runner
        property: "position"
        running: runner.visible && runner.moves
        from: 0
        to: 1
        duration: Tokens.checkingMs
        loops: Animation.Infinite
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: runner.lineWidth + 4
        height: parent.height
        radius: width / 2
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0) }
            GradientStop { position: 0.35; color: Tokens.light }
            GradientStop { position: 1; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0) }
        }
    }
}
