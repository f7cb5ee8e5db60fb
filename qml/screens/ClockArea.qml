// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// What stands on the wall, or above the person where there is little wall: time, date, and what
// plays. It fills the screen.
Item {
    id: area

    required property Clock clock
    required property Layout layout
    required property Media media // null: nothing of it
    required property real floor // what a keyboard leaves
    required property bool keyboard

    // Where they are drawn.
    readonly property rect time: shift(face, face.timeArea)
    readonly property rect words: player.visible ? around(date, shift(player, player.area)) : date
    readonly property rect date: shift(face, face.dateArea)

    function shift(item: Item, part: rect): rect {
        return Qt.rect(item.x + part.x, item.y + part.y, part.width, part.height);
    }
    function around(one: rect, other: rect): rect {
        const left = Math.min(one.left, other.left);
        const top = Math.min(one.top, other.top);
        return Qt.rect(left, top, Math.max(one.right, other.right) - left,
                       Math.max(one.bottom, other.bottom) - top);
    }

    ClockBlock {
        id: face
        clock: area.clock
        size: area.keyboard ? Math.min(area.layout.clockSize, Math.round(area.floor * 0.36))
            : area.layout.clockSize
        dateSize: area.layout.dateSize
        atEnd: area.layout.wide
        width: area.layout.wide ? area.layout.seamX - area.layout.gap
            : area.layout.width - area.layout.column - area.layout.edge
        x: area.layout.place(area.layout.wide ? 0 : area.layout.column, width)
        y: {
            if (area.layout.wide)
                return Math.round(area.floor * 0.47 + size * 0.236 - foot);
            if (area.layout.tablet)
                return Math.round(area.height * 0.13 - capTop);
            return area.layout.lying ? 40 : Math.round(area.height * 0.1325);
        }
    }
    MediaRow {
        id: player
        // Where there is no room below the clock: beside the one button of the quiet row.
        readonly property bool aside: area.layout.quietFolded
        media: area.media
        visible: shown && !area.keyboard
        atEnd: area.layout.wide || area.layout.lying
        titled: !area.layout.largePhone
        growth: area.layout.quietGrowth
        x: area.layout.place(atEnd ? (aside ? area.width - area.layout.edge
                                            : area.layout.seamX - area.layout.gap) - width
                                   : area.layout.column, width)
        y: aside ? area.height - height - area.layout.quietBottom
            : face.y + face.height + (area.layout.narrow ? 12 : 20)
        width: Math.min(face.width - 24, aside ? area.width / 2 : 400)
        height: implicitHeight
    }
}
