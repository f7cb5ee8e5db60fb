// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A short menu above the quiet row: its title, and rows of whatever it holds.
FocusScope {
    id: panel

    property string title: ""
    property real most: 800 // height
    default property alias rows: column.data

    signal closed

    implicitWidth: 380
    implicitHeight: Math.min(most, 52 * heading.growth + column.height + 12)

    Accessible.role: Accessible.PopupMenu
    Accessible.name: title
    Keys.onEscapePressed: panel.closed()
    Keys.onUpPressed: panel.step(false)
    Keys.onDownPressed: panel.step(true)
    // From the panel as a whole, which has the focus when it opens, to its rows.
    Keys.onBacktabPressed: panel.step(false)
    Keys.onTabPressed: panel.step(true)

    function step(forward: bool): void {
        const from = panel.Window.activeFocusItem;
        const next = from ? from.nextItemInFocusChain(forward) : null;
        for (let item = next; item; item = item.parent) {
            if (item === column) {
                next.forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    TapHandler {
        // Not through to what lies below.
        gesturePolicy: TapHandler.WithinBounds
    }
    Rectangle {
        anchors.fill: parent
        radius: Tokens.radiusPanel
        color: Tokens.isContrast ? Tokens.raised : Tokens.isLight ? Tokens.raised
            : Qt.tint(Tokens.raisedTop, Qt.rgba(Tokens.raisedBottom.r, Tokens.raisedBottom.g,
                                                Tokens.raisedBottom.b, 0.5))
        border.width: Tokens.isContrast ? Tokens.strokeContrast : Tokens.strokeHairline
        border.color: Tokens.isContrast || Tokens.isLight ? Tokens.hairline
            : Qt.lighter(Tokens.hairline, 1.2)
    }
    Words {
        id: heading
        readonly property real growth: Math.min(Tokens.textScale, 1.6)
        anchors.left: parent.left
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 24
        y: Math.round(31 * growth - implicitHeight / 2)
        text: panel.title
        color: Tokens.text2
        font.pixelSize: Math.round(Tokens.sizeLabel * growth)
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
    Flickable {
        anchors.fill: parent
        anchors.topMargin: 52 * heading.growth
        anchors.bottomMargin: 12
        contentHeight: column.height
        interactive: contentHeight > height
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: column
            width: parent.width
        }
    }
}
