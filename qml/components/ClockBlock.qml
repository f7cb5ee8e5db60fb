// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The time and the date under it. The digits' foot stands at foot; at the leaf's side of the
// seam it starts where the column does, on the wall it ends there.
Item {
    id: block

    required property Clock clock
    property real size: Tokens.sizeClockWide
    property real dateSize: Tokens.sizeDateWide
    property bool atEnd: false // against the end of its width

    readonly property real capTop: time.baselineOffset - size * 0.727
    readonly property real foot: time.baselineOffset
    readonly property bool atRight: atEnd !== LayoutMirroring.enabled
    // Where they stand in here. The time's is as wide as any time.
    readonly property rect dateArea: Qt.rect(atRight ? width - date.contentWidth : 0, date.y,
                                             date.contentWidth, date.height)
    readonly property rect timeArea: Qt.rect(atRight ? width - timeWidth : 0, capTop, timeWidth,
                                             foot - capTop)
    readonly property real timeWidth: Math.min(width, size * 2.3)
    readonly property string digits: clock.minutes === "" ? clock.hours
        : clock.hours + ":" + clock.minutes

    implicitWidth: Math.max(time.implicitWidth, date.implicitWidth)
    implicitHeight: date.y + date.height

    Accessible.role: Accessible.StaticText
    Accessible.name: clock.time + ", " + clock.date

    Words {
        id: time
        text: block.digits
        display: true
        font.pixelSize: block.size
        font.weight: Tokens.isContrast ? Font.Normal : Font.Light
        font.letterSpacing: -0.03 * block.size
        // The last digit's own spacing and side bearing would keep it off the axis.
        x: block.atRight
            ? block.width - implicitWidth + block.size * 0.035 : -block.size * 0.04
        Accessible.ignored: true
    }
    Words {
        id: date
        text: block.clock.date
        color: Tokens.quiet
        font.pixelSize: Tokens.scaled(block.dateSize, 2.5)
        width: block.width
        horizontalAlignment: block.atEnd ? Text.AlignRight : Text.AlignLeft
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        y: Math.round(time.baselineOffset + 18 + 0.72 * font.pixelSize - implicitHeight / 2)
        Accessible.ignored: true
    }
}
