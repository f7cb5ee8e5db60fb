// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One image of light around the middle of its width.
Item {
    id: light

    property string what: "" // STRENGTH/COLOUR, empty for none
    property real centre: 0.47

    readonly property real reach: 340 // dp to each side

    visible: what !== ""

    Image {
        x: Math.round(light.width / 2) - light.reach
        width: 2 * light.reach
        height: light.height
        sourceSize.width: width
        sourceSize.height: height
        source: light.what !== "" && height > 0
            ? "image://glow/" + width + "/" + height + "/" + light.centre + "/" + light.what : ""
    }
}
