// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The lock screen after the usual one has failed again and again: rectangles and words in the
// design's own colours. No picture, no glow, no movement, nothing from a file of the person's, and
// nothing of Qt's virtual keyboard; but every way to unlock is there.
FocusScope {
    id: screen

    required property Door door
    property bool primary: true // this output shows the prompt
    property bool lettersWanted: false // the field was touched

    readonly property bool mirrored: Tokens.mirrored
    readonly property bool resting: door.state === Door.State.Rest
    readonly property bool prompting: primary && !resting
    readonly property bool lettered: primary && lettersWanted && prompt.fielded
    readonly property real floor: height - (lettered ? letters.height + 8 : 0)
    readonly property Layout layout: Layout {
        width: screen.width
        height: screen.height
        mirrored: screen.mirrored
    }
    // A big clock where there is room for it beside the prompt.
    readonly property bool clockAway: layout.split || (!layout.wide && prompting) || lettered

    LayoutMirroring.enabled: mirrored
    LayoutMirroring.childrenInherit: true

    Accessible.role: Accessible.Pane
    Accessible.name: door.person ? qsTr("Lock screen, %1").arg(door.person.realName)
        : qsTr("Lock screen")

    function focusInput(): void {
        if (primary)
            input.forceActiveFocus(Qt.OtherFocusReason);
    }

    onPrimaryChanged: focusInput()
    Component.onCompleted: focusInput()
    Keys.forwardTo: [input]
    Keys.onEscapePressed: door.cancel()

    Connections {
        target: screen.door
        function onStateChanged(): void {
            if (screen.resting)
                screen.lettersWanted = false;
            screen.focusInput();
        }
    }
    Clock { id: clock }

    Rectangle {
        anchors.fill: parent
        color: Tokens.wall
    }
    Rectangle {
        x: screen.layout.place(screen.layout.seamX, width)
        width: screen.width - screen.layout.seamX
        height: screen.height
        color: Tokens.leaf
    }
    Rectangle {
        x: screen.layout.place(screen.layout.seamX, 0) - 1
        width: 2
        height: screen.floor
        color: screen.door.state === Door.State.Refused ? Tokens.seamRefuse : Tokens.seam
    }
    TapHandler {
        onTapped: if (screen.resting) screen.door.wake()
    }

    ClockBlock {
        clock: clock
        visible: !screen.clockAway
        size: screen.layout.clockSize
        dateSize: screen.layout.dateSize
        atEnd: screen.layout.wide
        width: screen.layout.wide ? screen.layout.seamX - screen.layout.gap
            : screen.width - screen.layout.column - screen.layout.edge
        x: screen.layout.place(screen.layout.wide ? 0 : screen.layout.column, width)
        y: Math.round(screen.layout.wide ? screen.height * 0.47 + size * 0.236 - foot
                                         : screen.height * 0.13)
    }
    Words {
        visible: screen.clockAway
        x: screen.layout.place(screen.layout.column, width)
        y: screen.layout.statusTop
        text: clock.time
        font.pixelSize: Tokens.sizeLabel
        color: Tokens.text2
    }
    // Keys go from here into the entry, past everything else.
    SecretInput {
        id: input
        anchors.fill: parent
        entry: prompt.entry
        activeFocusOnTab: true
        spoken: screen.resting ? qsTr("Locked")
            : qsTr("%1, %n characters entered", "", entry.length).arg(prompt.asked)
        Accessible.role: Accessible.EditableText
        digitsOnly: prompt.padded
        atRest: screen.resting
        onWoken: screen.door.wake()
        onAccepted: screen.door.submit()
        onEscaped: screen.door.cancel()
        onCapsLockChanged: screen.door.capsLock = capsLock
    }
    SimplePrompt {
        id: prompt
        visible: screen.primary
        enabled: visible
        door: screen.door
        layout: screen.layout
        cramped: screen.lettered && screen.layout.lying
        width: screen.layout.phone ? screen.width - screen.layout.column - screen.layout.edge
                                   : screen.layout.columnWidth
        x: screen.layout.place(screen.layout.column, width)
        y: Math.max(screen.layout.statusTop + 24,
                    screen.layout.wide && !screen.lettered || screen.layout.split
                    ? Math.round((screen.floor - height) / 2)
                    : screen.floor - height - (screen.lettered ? 12 : 64))
        onSubmitted: screen.door.submit()
        onTouched: screen.lettersWanted = true
    }
    SimplePad {
        visible: screen.primary && prompt.padded && screen.layout.split
        enabled: visible && !prompt.busy
        x: screen.layout.place(screen.layout.padX, width)
        y: Math.round((screen.height - height) / 2)
        keySize: screen.layout.pinKey
        gap: screen.layout.pinGap
        entry: prompt.entry
        onEntered: screen.door.submit()
    }
    SimpleLetters {
        id: letters
        visible: screen.lettered
        enabled: visible && !prompt.busy
        width: Math.min(screen.width - 4, screen.layout.keyboardWidth)
        height: implicitHeight
        anchors.horizontalCenter: parent.horizontalCenter
        y: screen.height - height - 4
        pitch: screen.layout.lying ? 34 : 48
        entry: prompt.entry
        onEntered: screen.door.submit()
    }
    Words {
        visible: screen.primary && !screen.lettered && y > prompt.y + prompt.height
        x: screen.layout.place(screen.layout.column, width)
        y: screen.height - height - screen.layout.quietBottom - 4
        width: screen.width - screen.layout.column - screen.layout.edge
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        text: qsTr("This is the simple screen: the usual one had a fault.")
        color: Tokens.text2
        font.pixelSize: Tokens.sizeSmall
    }
}
