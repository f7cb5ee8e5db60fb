// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The light to both sides of the seam: one image per mood, the old one fading out under the new.
Item {
    id: glow

    property string wanted: "" // STRENGTH/COLOUR, empty for none
    property real centre: 0.47

    function show(what: string, duration: int): void {
        if (what === now.what)
            return;
        before.what = now.what;
        before.opacity = 1;
        now.what = what;
        now.opacity = duration > 0 ? 0 : 1;
        fade.duration = duration;
        if (duration > 0)
            fade.restart();
        else
            before.what = "";
    }

    Component.onCompleted: now.what = wanted
    onWantedChanged: if (!fade.running) show(wanted, 0)

    ParallelAnimation {
        id: fade
        property int duration: 0
        onFinished: before.what = ""
        NumberAnimation { target: now; property: "opacity"; to: 1; duration: fade.duration; easing.type: Easing.InOutSine }
        NumberAnimation { target: before; property: "opacity"; to: 0; duration: fade.duration; easing.type: Easing.InOutSine }
    }

    GlowLight {
        id: before
        width: glow.width
        height: glow.height
        centre: glow.centre
    }
    GlowLight {
        id: now
        width: glow.width
        height: glow.height
        centre: glow.centre
    }
}
