// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// What is seldom needed: session, layout, accessibility, somebody else, power. Where there is no
// room it folds into one button.
Row {
    id: row

    required property bool greeter
    required property string open // the panel that is open, or empty
    property string layoutName: ""
    property bool canSwitch: false
    property bool folded: false
    property real growth: 1

    signal toggled(string panel)

    readonly property real cell: Math.max(folded ? 0 : 56, layout.contentWidth + 16,
                                          24 * growth + 16, Tokens.target)

    spacing: Tokens.targetGap
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Settings")

    IconButton {
        visible: row.folded
        growth: row.growth
        icon: "more"
        spoken: qsTr("More")
        lit: row.open !== ""
        onTriggered: row.toggled("more")
    }
    IconButton {
        visible: row.greeter && !row.folded
        width: row.cell
        icon: "session"
        spoken: qsTr("Session")
        growth: row.growth
        lit: row.open === "session"
        onTriggered: row.toggled("session")
    }
    IconButton {
        id: layout
        visible: !row.folded
        width: row.cell
        icon: "keyboard"
        label: row.layoutName
        spoken: row.layoutName === "" ? qsTr("Keyboard layout")
            : qsTr("Keyboard layout, %1").arg(row.layoutName)
        growth: row.growth
        lit: row.open === "layout"
        onTriggered: row.toggled("layout")
    }
    IconButton {
        visible: !row.folded
        width: row.cell
        icon: "accessibility"
        spoken: qsTr("Accessibility")
        growth: row.growth
        lit: row.open === "accessibility"
        onTriggered: row.toggled("accessibility")
    }
    IconButton {
        visible: !row.greeter && row.canSwitch && !row.folded
        width: row.cell
        icon: "people"
        spoken: qsTr("Someone else")
        growth: row.growth
        lit: row.open === "people"
        onTriggered: row.toggled("people")
    }
    IconButton {
        visible: !row.folded
        width: row.cell
        icon: "power"
        spoken: qsTr("Power")
        growth: row.growth
        lit: row.open === "power"
        onTriggered: row.toggled("power")
    }
}
