// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The power dialog over everything else, hung on the column.
FocusScope {
    id: ask

    required property Layout layout
    required property Door door
    required property string action
    property string reason: ""

    signal done

    focus: true

    Rectangle {
        anchors.fill: parent
        color: Tokens.isLight ? Qt.darker(Tokens.text, 1.1) : "#000000"
        opacity: Tokens.isLight ? 0.42 : 0.6
    }
    TapHandler {
        onTapped: ask.done()
    }
    PowerDialog {
        focus: true
        action: ask.action
        door: ask.door
        reason: ask.reason
        inner: ask.layout.narrow ? 24 : 32
        width: Math.min(480 * Math.min(Tokens.textScale, 1.5),
                        ask.layout.width - Math.max(16, ask.layout.column - inner) - 16)
        height: implicitHeight
        x: ask.layout.place(Math.max(8, ask.layout.column - inner), width)
        y: Math.max(8, Math.round(ask.layout.centreY - height / 2))
        onAnswered: harmfully => {
            if (harmfully)
                ask.door.power(ask.action, true);
            ask.done();
        }
    }
}
