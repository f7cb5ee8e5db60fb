// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A whole screen of the greeter or the locker: wall, leaf and seam, and what hangs from it.
FocusScope {
    id: screen

    required property Door door
    property bool primary: true // this output shows the prompt
    property string panel: "" // the panel that is open
    property bool naming: false // somebody who is not listed says who they are
    property bool canSwitch: false // the locker can call the login screen
    property Media media: null // what plays, where the locker may show it
    property bool searched: false // the search was touched, not only given the focus

    readonly property real keyboardHeight: keyboard.height
    readonly property bool greeter: door.purpose === Door.Purpose.Login
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property bool resting: door.state === Door.State.Rest
    readonly property bool peopled: primary && greeter && !door.person
    readonly property bool idle: primary && !greeter && resting
    readonly property bool prompting: primary && !peopled && !idle
    readonly property bool covered: panel !== "" || dialog.active
    readonly property real floor: height - keyboardHeight
    readonly property bool clockAway: !layout.wide
        && ((prompting && !layout.tablet) || (peopled && (people.crowded || naming))
            || (covered && !layout.tablet))
    readonly property Layout layout: Layout {
        width: screen.width
        height: screen.height
        mirrored: screen.mirrored
    }

    signal otherPersonWanted
    signal opened // the door has swung, or need not

    LayoutMirroring.enabled: Tokens.mirrored
    LayoutMirroring.childrenInherit: true

    Accessible.role: Accessible.Pane
    Accessible.name: greeter ? qsTr("Login screen")
        : door.person ? qsTr("Lock screen, %1").arg(door.person.realName) : qsTr("Lock screen")

    function focusPrompt(): void {
        if (!primary || covered)
            return;
        if (peopled)
            people.focusFirst();
        else
            input.forceActiveFocus(Qt.OtherFocusReason);
    }
    function back(): void {
        if (panel !== "")
            panel = "";
        else if (naming)
            naming = false;
        else
            door.cancel();
    }
    // Whether somebody who touches there has turned away from what is typed.
    function beside(point: point): bool {
        const along = mirrored ? width - point.x : point.x;
        return point.y < floor && (along < layout.seamX || point.y < prompt.blockTop - 16);
    }
    function power(action: string): void {
        panel = "";
        if (door.othersSignedIn.length > 0 && action !== "suspend")
            dialog.ask(action, "");
        else
            door.power(action, false);
    }

    onPeopledChanged: {
        naming = false;
        searched = false;
        focusPrompt();
    }
    onNamingChanged: focusPrompt()
    onPrimaryChanged: {
        if (!primary)
            panel = "";
        focusPrompt();
    }
    onPanelChanged: if (panel !== "") menu.forceActiveFocus(Qt.PopupFocusReason)
    onCoveredChanged: if (!covered) uncovered.start()
    Component.onCompleted: focusPrompt()

    Keys.forwardTo: !peopled && !covered ? [input] : []
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F1) {
            panel = panel === "accessibility" ? "" : "accessibility";
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape) {
            back();
            event.accepted = true;
        } else if ((event.modifiers & Qt.AltModifier) && event.key >= Qt.Key_1
                   && event.key <= Qt.Key_3) {
            const index = event.key - Qt.Key_1;
            if (prompting && index < door.methods.length)
                door.chooseMethod(door.methods[index]);
            event.accepted = true;
        }
    }

    Connections {
        target: screen.door
        function onPowerRefused(action: string, text: string): void {
            dialog.ask(action, text);
        }
        function onStateChanged(): void {
            if (screen.door.state === Door.State.Opening)
                leaf.open();
            if (screen.door.state === Door.State.Rest)
                screen.panel = "";
            screen.focusPrompt();
        }
    }

    // What was covered is not there to take the focus before everything has followed.
    Timer {
        id: uncovered
        interval: 0
        onTriggered: screen.focusPrompt()
    }
    Clock { id: clock }
    InputWatch {
        onMovedByKey: Tokens.focusShown = true
        onPointed: Tokens.focusShown = false
        onFingered: OnScreenKeyboard.noteFinger()
        onTyped: OnScreenKeyboard.noteKey()
    }

    Backdrop {
        id: backdrop
        anchors.fill: parent
        date: onWall.words
        time: onWall.time
        seamX: screen.layout.place(screen.layout.seamX, 0)
        mirrored: screen.mirrored
    }
    // The first touch wakes; a later one beside an open panel or the keyboard closes it.
    TapHandler {
        onTapped: point => {
            if (screen.panel !== "")
                screen.panel = "";
            else if (screen.idle)
                screen.door.wake();
            else if (keyboard.shown && screen.beside(point.position))
                OnScreenKeyboard.putAway();
        }
    }
    Item {
        anchors.fill: parent
        clip: true
        Seam {
            id: seam
            width: 800
            height: screen.floor
            x: screen.layout.place(screen.layout.seamX, 0) - 400
            mood: screen.primary ? prompt.mood : Seam.Mood.Rest
            filled: screen.door.retryTotal > 0
                ? 1 - screen.door.retryIn / screen.door.retryTotal : 0
        }
    }
    ClockArea {
        id: onWall
        anchors.fill: parent
        clock: clock
        layout: screen.layout
        media: screen.primary && !(screen.layout.narrow && screen.covered) ? screen.media : null
        floor: screen.floor
        keyboard: keyboard.shown
        visible: !screen.clockAway
    }
    StatusLine {
        clock: clock
        visible: !(screen.layout.lying && keyboard.shown)
        timeShown: screen.clockAway
        x: screen.layout.place(screen.layout.column, width)
        y: screen.layout.statusTop
        width: screen.width - screen.layout.column - screen.layout.statusEnd
    }
    IdlePerson {
        visible: screen.idle && !screen.covered
        person: screen.door.person
        narrow: screen.layout.narrow
        most: Math.min(380, screen.width - screen.layout.column - screen.layout.edge)
        width: most
        x: screen.layout.place(screen.layout.column, width)
        y: screen.layout.wide ? Math.round(screen.layout.centreY - height / 2)
            : screen.height - height - (screen.layout.tablet ? 184 : screen.layout.lying ? 68 : 96)
    }
    PeopleArea {
        id: people
        anchors.fill: parent
        visible: screen.peopled && !screen.covered
        enabled: visible
        door: screen.door
        layout: screen.layout
        naming: screen.naming
        floor: screen.floor
        keyboard: keyboard.shown
        onFieldTouched: search => {
            screen.searched = search;
            OnScreenKeyboard.noteField();
        }
        onNamingWanted: screen.naming = true
        onNameGiven: name => screen.door.chooseName(name)
        onBackWanted: screen.naming = false
    }
    // Keys and input methods go from here into the entry, past everything above.
    SecretInput {
        id: input
        anchors.fill: parent
        entry: screen.door.choosesPassword ? screen.door.newPassword.active : screen.door.entry
        enabled: !screen.peopled
        activeFocusOnTab: true
        spoken: screen.idle ? qsTr("Locked") : !screen.prompting ? ""
            : prompt.digits ? qsTr("PIN, %n digits entered", "", entry.length)
            : qsTr("%1, %n characters entered", "", entry.length).arg(prompt.label)
        Accessible.role: Accessible.EditableText
        digitsOnly: prompt.digits && !screen.idle
        atRest: screen.idle
        onWoken: screen.door.wake()
        onAccepted: screen.door.submit()
        onEscaped: screen.back()
        onCapsLockChanged: screen.door.capsLock = capsLock
        // Of the two entries of a new password.
        Keys.onPressed: event => {
            const both = screen.door.newPassword;
            const next = event.key === Qt.Key_Tab || event.key === Qt.Key_Down;
            const previous = event.key === Qt.Key_Backtab || event.key === Qt.Key_Up;
            if (!screen.door.choosesPassword || !activeFocus || !(next || previous)
                || both.active === (next ? both.second : both.first)) {
                event.accepted = false;
                return;
            }
            both.choose(next ? both.second : both.first);
            event.accepted = true;
        }
    }
    PromptArea {
        id: prompt
        anchors.fill: parent
        visible: screen.prompting && !screen.covered
        enabled: visible
        door: screen.door
        layout: screen.layout
        shiver: seam.shiver
        shown: screen.prompting
        floor: screen.floor
        keyboard: keyboard.shown
        onTouched: {
            input.forceActiveFocus(Qt.MouseFocusReason);
            OnScreenKeyboard.noteField();
        }
    }
    QuietRow {
        id: quiet
        visible: screen.primary && !keyboard.shown
        greeter: screen.greeter
        canSwitch: screen.canSwitch
        open: dialog.active ? "power" : screen.panel
        layoutName: screen.door.layoutName
        folded: screen.layout.quietFolded
        growth: screen.layout.quietGrowth
        x: screen.layout.place(screen.layout.largePhone ? screen.width - width - 8
                                                        : screen.layout.column - 12, width)
        y: screen.height - height - (screen.layout.largePhone ? 10 : screen.layout.quietBottom)
        onToggled: which => {
            if (which === "people")
                screen.otherPersonWanted();
            screen.panel = which === "people" || screen.panel === which ? "" : which;
        }
    }
    DoorPanel {
        id: menu
        readonly property bool sheet: screen.layout.phone
        visible: screen.panel !== ""
        enabled: visible
        door: screen.door
        which: screen.panel
        greeter: screen.greeter
        canSwitch: screen.canSwitch
        most: screen.height - 48 - (screen.height - quiet.y)
        width: Math.min(screen.width - (sheet ? 16 : screen.layout.column - 12 + 12),
                        sheet ? 1000 : 380 * Math.min(Tokens.textScale, 1.6))
        height: implicitHeight
        x: sheet ? 8 : screen.layout.place(screen.layout.column - 12, width)
        y: quiet.y - 12 - height
        onClosed: screen.panel = ""
        onWanted: which => screen.panel = which
        onPowerWanted: action => screen.power(action)
        onOtherPersonWanted: {
            screen.panel = "";
            screen.otherPersonWanted();
        }
    }
    KeyboardArea {
        id: keyboard
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        layout: screen.layout
        typing: !screen.covered && screen.door.state !== Door.State.Opening
            && (screen.prompting ? prompt.fielded
                : screen.peopled && (screen.naming || screen.searched))
    }
    AskPower {
        id: dialog
        anchors.fill: parent
        layout: screen.layout
        door: screen.door
        onActiveChanged: if (active) voice.say(spoken)
        onDone: screen.focusPrompt()
    }
    OpeningLeaf {
        id: leaf
        anchors.fill: parent
        visible: progress > 0
        seamX: screen.layout.seamX
        mirrored: screen.mirrored
        leaf: backdrop.leafTone
        onFinished: screen.opened()
    }
    Announcer {
        id: voice
        door: screen.door
        hints: screen.door.newPassword.hints
        active: screen.primary
        echoes: Choices.digitEcho
        time: clock.time
        Accessible.role: Accessible.AlertMessage
        Accessible.name: last
    }
}
