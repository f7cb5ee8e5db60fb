// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// The panels behind the quiet row.
Panel {
    id: panel

    required property Door door
    required property string which
    property bool greeter: true
    property bool canSwitch: false

    signal wanted(string which)
    signal powerWanted(string action)
    signal otherPersonWanted

    title: {
        switch (which) {
        case "session":
            return qsTr("Session");
        case "layout":
            return qsTr("Keyboard layout");
        case "accessibility":
            return qsTr("Accessibility");
        case "power":
            return qsTr("Power");
        default:
            return qsTr("More");
        }
    }

    // More
    PanelRow {
        visible: panel.which === "more" && panel.greeter
        text: qsTr("Session")
        icon: "session"
        onTriggered: panel.wanted("session")
    }
    PanelRow {
        visible: panel.which === "more" && panel.door.layoutName !== ""
        text: qsTr("Keyboard layout")
        note: panel.door.layoutName
        icon: "keyboard"
        onTriggered: panel.wanted("layout")
    }
    PanelRow {
        visible: panel.which === "more"
        text: qsTr("Accessibility")
        icon: "accessibility"
        onTriggered: panel.wanted("accessibility")
    }
    PanelRow {
        visible: panel.which === "more" && panel.canSwitch
        text: qsTr("Someone else")
        icon: "people"
        onTriggered: panel.otherPersonWanted()
    }
    PanelRow {
        visible: panel.which === "more"
        text: qsTr("Power")
        icon: "power"
        onTriggered: panel.wanted("power")
    }
    // Session
    Repeater {
        model: panel.which === "session" ? panel.door.sessions : null
        PanelRow {
            id: session
            required property string sessionId
            required property string name
            required property string comment
            text: session.name
            note: session.comment
            ticked: panel.door.session === session.sessionId
            onTriggered: {
                panel.door.session = session.sessionId;
                panel.closed();
            }
        }
    }
    // Layout
    PanelRow {
        visible: panel.which === "layout"
        text: panel.door.layoutName === "" ? qsTr("The keyboard’s own") : panel.door.layoutName
        ticked: true
        onTriggered: panel.closed()
    }
    // Accessibility
    PanelRow {
        visible: panel.which === "accessibility" && panel.greeter && Choices.offersScreenReader
        text: qsTr("Screen reader")
        checkable: true
        checked: Choices.screenReader
        onTriggered: Choices.screenReader = !checked
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("Large text")
        checkable: true
        checked: Tokens.textScale > 1
        onTriggered: Choices.textScale = checked ? 1 : 1.5
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("On-screen keyboard")
        checkable: true
        checked: Choices.screenKeyboard
        onTriggered: Choices.screenKeyboard = !checked
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("High contrast")
        checkable: true
        checked: Tokens.isContrast
        onTriggered: Choices.theme = checked ? "dark" : "contrast"
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("Light colours")
        checkable: true
        checked: Tokens.isLight
        onTriggered: Choices.theme = checked ? "dark" : "light"
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("Reduce motion")
        checkable: true
        checked: Tokens.reducedMotion
        onTriggered: Choices.reducedMotion = !checked
    }
    PanelRow {
        visible: panel.which === "accessibility"
        text: qsTr("Speak digits")
        checkable: true
        checked: Choices.digitEcho
        onTriggered: Choices.digitEcho = !checked
    }
    // Power
    PanelRow {
        visible: panel.which === "power"
        text: qsTr("Sleep")
        icon: "sleep"
        onTriggered: panel.powerWanted("suspend")
    }
    PanelRow {
        visible: panel.which === "power"
        text: qsTr("Restart")
        icon: "restart"
        onTriggered: panel.powerWanted("reboot")
    }
    PanelRow {
        visible: panel.which === "power"
        text: qsTr("Shut down")
        icon: "power"
        onTriggered: panel.powerWanted("poweroff")
    }
}
