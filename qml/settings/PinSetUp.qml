// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// The three steps: the current password, the new PIN, the new PIN again. One of them alone asks
// before the PIN is removed or tried.
FocusScope {
    id: steps

    required property Enrolment enrolment
    required property int number
    property bool narrow: false

    readonly property bool plain: enrolment.removing || enrolment.trying
    readonly property bool busy: enrolment.step === Enrolment.Step.Busy
    readonly property bool asking: enrolment.step === Enrolment.Step.Current
    readonly property bool choosing: enrolment.step === Enrolment.Step.Choose
    readonly property bool byPad: enrolment.trying || enrolment.byPin || choosing
        || enrolment.step === Enrolment.Step.Repeat || (busy && !enrolment.removing)
    // A PIN with letters is typed like a password. Where a new one may have some, there is the pad
    // all the same until letters are wanted; a keyboard types them on the pad, too.
    property bool typed: false
    readonly property bool choice: byPad && enrolment.letters && enrolment.choosing
    readonly property bool padded: byPad && (!enrolment.letters || (choice && !typed))
    readonly property bool beside: choosing && padded && !narrow

    onAskingChanged: if (asking) typed = false

    function focusFirst(): void {
        input.forceActiveFocus(Qt.OtherFocusReason);
    }

    implicitHeight: column.height

    SecretInput {
        id: input
        focus: true
        activeFocusOnTab: true
        spoken: !steps.visible ? ""
            : steps.byPad ? qsTr("PIN, %n digits entered", "", entry.length)
            : qsTr("Password, %n characters entered", "", entry.length)
        Accessible.role: Accessible.EditableText
        width: 1
        height: 1
        entry: steps.enrolment.entry
        digitsOnly: steps.byPad && !steps.enrolment.letters
        onAccepted: if (steps.enrolment.mayGoOn) steps.enrolment.next()
        onEscaped: steps.enrolment.back()
    }
    Announcer {
        active: steps.visible
        hints: steps.enrolment.hints
        Accessible.role: Accessible.AlertMessage
        Accessible.name: last
        readonly property string error: steps.enrolment.messageText
        onErrorChanged: say(error)
    }
    Column {
        id: column
        width: parent.width

        Row {
            visible: !steps.plain
            spacing: 14
            height: visible ? 18 : 0
            Row {
                spacing: 6
                Repeater {
                    model: 3
                    Rectangle {
                        required property int index
                        readonly property bool lit: index < steps.number
                        width: 4
                        height: 18
                        radius: 2
                        color: lit ? Tokens.accent : "transparent"
                        border.width: lit ? 0 : 1
                        border.color: Tokens.control
                    }
                }
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Step %1 of %2").arg(steps.number).arg(3)
                color: Tokens.text2
                font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2)
            }
        }
        Item { width: 1; height: steps.plain ? 0 : 19 }
        PinHeading {
            width: parent.width
            title: steps.enrolment.removing ? qsTr("Remove PIN")
                : steps.enrolment.trying ? qsTr("Try your PIN")
                : steps.asking && steps.enrolment.byPin ? qsTr("Your current PIN")
                : !steps.byPad ? qsTr("Your current password")
                : steps.choosing ? qsTr("Choose your PIN") : qsTr("Your PIN once more")
            text: steps.narrow && (message.visible || (steps.asking && steps.padded)) ? ""
                : steps.enrolment.removing && steps.enrolment.byPin ? qsTr("Enter your PIN. From then on only the password opens the door.")
                : steps.enrolment.removing ? qsTr("Enter your password. From then on only the password opens the door.")
                : steps.enrolment.trying ? ""
                : steps.asking ? qsTr("So that nobody else can set up a PIN for you.")
                : steps.choosing && steps.enrolment.letters ? qsTr("%n characters or more. Something only you would think of.", "", steps.enrolment.minimumLength)
                : steps.choosing ? qsTr("%n digits or more. Something only you would think of.", "", steps.enrolment.minimumLength)
                : steps.enrolment.letters ? qsTr("Type the same again.") : qsTr("Type the same digits again.")
        }
        Item { width: 1; height: message.visible ? 14 : 0 }
        MessageLine {
            id: message
            width: Math.min(parent.width, 520)
            kind: steps.enrolment.messageKind
            text: steps.busy ? qsTr("Checking…") : steps.enrolment.messageText
        }
        Item { width: 1; height: steps.narrow ? 16 : 27 }
        DotsRow {
            visible: steps.padded
            width: Math.min(parent.width, 400)
            entry: steps.enrolment.entry
            caret: !steps.busy
        }
        PasswordField {
            visible: !steps.padded
            width: Math.min(parent.width, 380)
            entry: steps.enrolment.entry
            label: steps.byPad ? qsTr("PIN") : qsTr("Password")
            ready: steps.enrolment.mayGoOn
            enabled: !steps.busy
            onEntered: steps.enrolment.next()
            onTouched: input.forceActiveFocus(Qt.MouseFocusReason)
        }
        Item { width: 1; height: steps.padded && !narrowHints.visible ? 24 : 0 }
        // Where the hints cannot stand beside the pad they stand before it: in view while one types.
        PinHints {
            id: narrowHints
            visible: steps.choosing && !steps.beside
            width: parent.width
            topPadding: 10
            bottomPadding: 14
            enrolment: steps.enrolment
        }
        Item {
            visible: steps.padded
            width: parent.width
            height: pad.height
            PinPad {
                id: pad
                anchors.left: parent.left
                keySize: steps.narrow ? 60 : Tokens.pinKeyWide
                gap: steps.narrow ? Tokens.space3 : Tokens.pinGapWide
                entry: steps.enrolment.entry
                enabled: !steps.busy
                ready: steps.enrolment.mayGoOn
                onEntered: steps.enrolment.next()
            }
            Column {
                visible: steps.choosing && steps.beside
                anchors.left: pad.right
                anchors.leftMargin: 64
                width: Math.min(320, parent.width - pad.width - 64)
                PinHints {
                    width: parent.width
                    spacing: 10
                    enrolment: steps.enrolment
                }
                Item { width: 1; height: 34 }
                Rectangle {
                    width: parent.width
                    height: Tokens.strokeHairline
                    color: Tokens.hairline
                }
                Item { width: 1; height: 38 }
                PinStrength {
                    width: parent.width
                    strength: steps.enrolment.strength
                }
                Item { width: 1; height: 17 }
                Words {
                    width: parent.width
                    text: qsTr("Next you will type it once more.")
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    color: Tokens.text2
                    font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
                }
            }
        }
        PinStrength {
            visible: steps.choosing && !steps.beside
            width: parent.width
            topPadding: 16
            strength: steps.enrolment.strength
        }
        Item { width: 1; height: steps.choosing && steps.padded && !steps.beside ? 8 : 32 }
        Flow {
            width: parent.width
            spacing: 12
            PushButton {
                visible: !steps.plain
                text: qsTr("Back")
                enabled: !steps.busy
                onTriggered: steps.enrolment.back()
            }
            PushButton {
                visible: steps.asking && (steps.enrolment.byPin || steps.enrolment.mayUsePin)
                text: steps.enrolment.byPin ? qsTr("Use your password") : qsTr("Use your PIN")
                width: Math.min(implicitWidth, column.width)
                onTriggered: steps.enrolment.useOther()
            }
            PushButton {
                visible: steps.choice && !steps.busy
                text: steps.typed ? qsTr("Use the number pad") : qsTr("Use letters")
                width: Math.min(implicitWidth, column.width)
                onTriggered: {
                    steps.typed = !steps.typed;
                    input.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
            PushButton {
                visible: steps.enrolment.removing
                text: qsTr("Remove PIN")
                danger: true
                enabled: steps.enrolment.mayGoOn && !steps.busy
                onTriggered: steps.enrolment.next()
            }
            PushButton {
                text: qsTr("Cancel")
                bare: !steps.enrolment.trying
                enabled: !steps.busy
                onTriggered: steps.cancel()
            }
        }
    }

    function cancel(): void {
        // Back as often as there are steps behind.
        for (let i = 0; i < 3 && number > 0; ++i)
            enrolment.back();
    }
}
