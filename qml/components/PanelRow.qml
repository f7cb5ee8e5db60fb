// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A row of a panel: words, a second line where there is one, an icon before or a sign after.
Item {
    id: row

    required property string text
    property string note: ""
    property string icon: ""
    property bool checkable: false // a switch
    property bool checked: false
    property bool ticked: false // the one chosen of several

    signal triggered

    width: parent ? parent.width : 380
    implicitHeight: Math.max(56, words.implicitHeight + 16)
    activeFocusOnTab: true

    Accessible.role: checkable ? Accessible.CheckBox : Accessible.MenuItem
    Accessible.name: note === "" ? text : text + ", " + note
    Accessible.checkable: checkable
    Accessible.checked: checked || ticked
    Accessible.onPressAction: row.triggered()
    Accessible.onToggleAction: row.triggered()
    Keys.onReturnPressed: row.triggered()
    Keys.onEnterPressed: row.triggered()
    Keys.onSpacePressed: row.triggered()

    // The focus stays inside until the panel closes.
    Keys.onTabPressed: event => event.accepted = row.isLast(true)
    Keys.onBacktabPressed: event => event.accepted = row.isLast(false)

    function isLast(forward: bool): bool {
        const next = row.nextItemInFocusChain(forward);
        return !next || next.parent !== row.parent;
    }

    TapHandler {
        id: tap
        onTapped: row.triggered()
    }
    Icon {
        id: glyph
        visible: row.icon !== ""
        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        name: row.icon
        directional: true
    }
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: row.icon === "" ? 24 : 64
        anchors.right: sign.left
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        Words {
            width: parent.width
            text: row.text
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Tokens.scaled(Tokens.sizeBody, 1.8)
            color: tap.pressed ? Tokens.accentText : Tokens.text
            Accessible.ignored: true
        }
        Words {
            visible: row.note !== ""
            width: parent.width
            text: row.note
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            color: Tokens.text2
            font.pixelSize: Tokens.scaled(Tokens.sizeSmall, 1.8)
            Accessible.ignored: true
        }
    }
    Item {
        id: sign
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.verticalCenter: parent.verticalCenter
        width: row.checkable ? 52 : row.ticked ? 24 : 0
        height: 30
        Rectangle {
            visible: row.checkable
            anchors.fill: parent
            radius: height / 2
            color: row.checked ? Tokens.accent : Tokens.leaf
            border.width: row.checked ? 0 : Tokens.strokeControl
            border.color: Tokens.control
            Rectangle {
                width: 22
                height: 22
                radius: 11
                y: 4
                x: row.checked !== LayoutMirroring.enabled ? parent.width - 26 : 4
                color: row.checked ? Tokens.onAccent : Tokens.control
                Icon {
                    visible: row.checked
                    anchors.centerIn: parent
                    name: "check"
                    tint: Tokens.accent
                    size: 14
                }
            }
        }
        Icon {
            visible: row.ticked && !row.checkable
            anchors.centerIn: parent
            name: "check"
            tint: Tokens.accentText
            size: 20
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        visible: Tokens.focusShown && row.activeFocus
        radius: Tokens.radiusButton
        color: "transparent"
        border.width: Tokens.strokeFocus
        border.color: Tokens.focus
    }
}
