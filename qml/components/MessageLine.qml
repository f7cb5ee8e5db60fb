// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// What is asked or said, under the name. Each kind has its own shape as well as its colour. More
// than five lines scroll in place.
Item {
    id: line

    required property int kind // Door.MessageKind
    required property string text

    readonly property real lineHeight: words.lineCount > 1
        ? words.implicitHeight / words.lineCount : words.implicitHeight
    readonly property real oneLine: Math.ceil(metrics.height)
    readonly property string icon: {
        switch (kind) {
        case Door.MessageKind.Info:
            return "info";
        case Door.MessageKind.Warning:
            return "warning";
        case Door.MessageKind.Error:
            return "error";
        default:
            return "";
        }
    }
    readonly property color ink: {
        switch (kind) {
        case Door.MessageKind.Info:
            return Tokens.text;
        case Door.MessageKind.Warning:
            return Tokens.accentText;
        case Door.MessageKind.Error:
            return Tokens.refuse;
        default:
            return Tokens.quiet;
        }
    }
    readonly property real indent: icon === "" ? 0 : Tokens.scaled(28, 1.6)

    implicitHeight: Math.min(words.implicitHeight, 5 * lineHeight)
    visible: text !== ""

    Accessible.role: kind === Door.MessageKind.Error || kind === Door.MessageKind.Warning
        ? Accessible.AlertMessage : Accessible.StaticText
    Accessible.name: text

    FontMetrics {
        id: metrics
        font: words.font
    }
    Icon {
        visible: line.icon !== ""
        name: line.icon
        tint: line.ink
        size: Tokens.scaled(20, 1.6)
        anchors.left: parent.left
        anchors.leftMargin: -1
        y: Math.round((words.font.pixelSize * 1.25 - height) / 2)
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.leftMargin: line.indent
        contentHeight: words.implicitHeight
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive
        Words {
            id: words
            width: flick.width
            text: line.text
            color: line.ink
            wrapMode: Text.Wrap
            lineHeight: lineCount > 1 ? 1.25 : 1
            horizontalAlignment: Text.AlignLeft
            font.weight: line.kind === Door.MessageKind.Error
                || line.kind === Door.MessageKind.Warning ? Font.Medium : Font.Normal
            Accessible.ignored: true
        }
    }
    Rectangle {
        visible: flick.interactive
        anchors.right: parent.right
        anchors.rightMargin: -8
        width: 3
        radius: 1.5
        color: Tokens.outline
        y: flick.visibleArea.yPosition * line.height
        height: flick.visibleArea.heightRatio * line.height
    }
}
