// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// What opens the door for this person; a stroke of light stands before the chosen one.
Row {
    id: row

    required property list<int> methods
    required property int current
    property bool asIcons: false

    signal chosen(int method)

    function title(method: int): string {
        return method === Door.Method.Pin ? qsTr("PIN")
            : method === Door.Method.Password ? qsTr("Password") : qsTr("Card");
    }
    function icon(method: int): string {
        return method === Door.Method.Pin ? "pinpad"
            : method === Door.Method.Password ? "password" : "card";
    }

    // Also before there is anything in it.
    height: Math.max(Tokens.target, Math.ceil(metrics.height))
    spacing: asIcons ? 8 : 14
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Ways to open")

    FontMetrics {
        id: metrics
        font.family: Tokens.fontText
        font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
    }
    Repeater {
        model: row.methods
        Item {
            id: tab
            required property int modelData
            readonly property bool chosen: modelData === row.current
            readonly property real start: 14

            width: Math.max(Tokens.target,
                            start + (row.asIcons ? 40 : words.implicitWidth) + 10)
            height: row.height
            activeFocusOnTab: true
            Accessible.role: Accessible.PageTab
            Accessible.name: row.title(modelData)
            Accessible.selectable: true
            Accessible.selected: chosen
            Accessible.onPressAction: row.chosen(modelData)
            Keys.onReturnPressed: row.chosen(modelData)
            Keys.onEnterPressed: row.chosen(modelData)
            Keys.onSpacePressed: row.chosen(modelData)

            TapHandler {
                onTapped: row.chosen(tab.modelData)
            }
            Rectangle {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                visible: tab.chosen
                width: Tokens.isContrast ? 6 : 3
                height: row.asIcons ? 36 : Math.max(20, words.implicitHeight)
                radius: 1
                color: Tokens.accent
            }
            Words {
                id: words
                anchors.left: parent.left
                anchors.leftMargin: tab.start
                anchors.verticalCenter: parent.verticalCenter
                visible: !row.asIcons
                text: row.title(tab.modelData)
                color: tab.chosen ? Tokens.text : Tokens.quiet
                font.pixelSize: Tokens.scaled(Tokens.sizeLabel, 2.5)
                font.weight: tab.chosen ? Font.DemiBold : Font.Medium
                Accessible.ignored: true
            }
            Icon {
                anchors.left: parent.left
                anchors.leftMargin: tab.start
                anchors.verticalCenter: parent.verticalCenter
                visible: row.asIcons
                name: row.icon(tab.modelData)
                tint: tab.chosen ? Tokens.text : Tokens.quiet
                size: 36
            }
            FocusRing {
                target: tab
                anchors.margins: 2
                rounding: Tokens.radiusSmall
            }
        }
    }
}
