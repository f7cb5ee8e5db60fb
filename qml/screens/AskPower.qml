// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The power dialog over everything else, hung on the column.
FocusScope {
    id: ask

    required property Layout layout
    required property Door door
    property bool active: false

    readonly property string spoken: dialog.title + " " + dialog.text

    signal done

    function ask(action: string, reason: string): void {
        dialog.action = action;
        dialog.reason = reason;
        active = true;
        dialog.focusHarmless();
    }
    function close(): void {
        active = false;
        done();
    }

    visible: active
    enabled: active

    Rectangle {
        anchors.fill: parent
        color: Tokens.isLight ? "#2B261F" : "#000000"
        opacity: Tokens.isLight ? 0.42 : 0.6
    }
    TapHandler {
        onTapped: ask.close()
    }
    PowerDialog {
        id: dialog
        focus: true
        door: ask.door
        inner: ask.layout.narrow ? 24 : 32
        width: Math.min(480 * Math.min(Tokens.textScale, 1.5),
                        ask.layout.width - Math.max(16, ask.layout.column - inner) - 16)
        height: implicitHeight
        x: ask.layout.place(Math.max(8, ask.layout.column - inner), width)
        y: Math.max(8, Math.round(ask.layout.centreY - height / 2))
        onAnswered: harmfully => {
            if (harmfully)
                ask.door.power(action, true);
            ask.close();
        }
    }
}
