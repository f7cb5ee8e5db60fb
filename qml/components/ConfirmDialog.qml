// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// A question that must be answered. The harmless answer is lit and has the focus; the other says
// what it does.
FocusScope {
    id: dialog

    required property string title
    required property string text
    required property string harmless
    required property string harmful
    property real inner: 32

    signal answered(bool harmfully)

    implicitWidth: 480
    implicitHeight: column.height + 2 * inner

    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.description: text
    Keys.onEscapePressed: dialog.answered(false)

    function focusHarmless(): void {
        stay.forceActiveFocus(Qt.PopupFocusReason);
    }

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
    }
    Rectangle {
        anchors.fill: parent
        radius: Tokens.radiusPanel
        color: Tokens.leaf
        border.width: Tokens.isContrast ? Tokens.strokeContrast : Tokens.isLight ? 0 : 1
        border.color: Tokens.hairline
    }
    Column {
        id: column
        x: dialog.inner
        y: dialog.inner
        width: dialog.width - 2 * dialog.inner
        Words {
            width: parent.width
            text: dialog.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Tokens.scaled(24, 2)
            font.weight: Font.DemiBold
        }
        Item { width: 1; height: 8 }
        Words {
            width: parent.width
            text: dialog.text
            wrapMode: Text.Wrap
            lineHeight: 1.25
            horizontalAlignment: Text.AlignLeft
            color: Tokens.text2
            font.pixelSize: Tokens.scaled(Tokens.sizeBody, 2)
        }
        Item { width: 1; height: 30 }
        Flow {
            width: parent.width
            spacing: 12
            PushButton {
                id: stay
                text: dialog.harmless
                accent: true
                KeyNavigation.tab: go
                KeyNavigation.backtab: go
                KeyNavigation.right: go
                onTriggered: dialog.answered(false)
            }
            PushButton {
                id: go
                text: dialog.harmful
                danger: true
                KeyNavigation.tab: stay
                KeyNavigation.backtab: stay
                KeyNavigation.left: stay
                onTriggered: dialog.answered(true)
            }
        }
    }
}
