// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The seam between wall and leaf, and its light: how the door stands, seen from across the room.
Item {
    id: seam

    enum Mood { Rest, Awake, Checking, Recognised, Refused, Delay, Dark }

    property int mood: Seam.Mood.Rest
    property real filled: 0 // delay and set-up: how much is lit, from below, 0 to 1
    property real centre: 0.47
    property real shiver: 0 // dp to the side, for whoever shivers along

    readonly property real thickness: {
        if (Tokens.isContrast)
            return mood === Seam.Mood.Delay ? 4 : Tokens.seamContrastWidth;
        switch (mood) {
        case Seam.Mood.Rest:
            return Tokens.seamWidthRest;
        case Seam.Mood.Recognised:
            return Tokens.seamWidthRecognised;
        case Seam.Mood.Delay:
        case Seam.Mood.Dark:
            return Tokens.seamWidthDelay;
        default:
            return Tokens.seamWidthAwake;
        }
    }
    readonly property real strength: {
        switch (mood) {
        case Seam.Mood.Rest:
            return Tokens.seamGlowRest;
        case Seam.Mood.Recognised:
            return Tokens.seamGlowRecognised;
        case Seam.Mood.Refused:
            return Tokens.seamGlowRefused;
        case Seam.Mood.Delay:
        case Seam.Mood.Dark:
            return 0;
        default:
            return Tokens.seamGlowAwake;
        }
    }
    readonly property bool dim: mood === Seam.Mood.Delay || mood === Seam.Mood.Dark
    readonly property color glowColour: mood === Seam.Mood.Refused ? Tokens.seamRefuse : Tokens.glow

    Accessible.ignored: true

    onMoodChanged: {
        if (mood === Seam.Mood.Refused && Tokens.animated && !Tokens.reducedMotion)
            shake.restart();
        light.show(light.wanted, mood === Seam.Mood.Recognised ? Tokens.breatheMs : Tokens.appear);
    }

    SequentialAnimation {
        id: shake
        readonly property int step: Tokens.shiverMs / 6
        Sway { target: seam; to: Tokens.seamShiver[1]; duration: shake.step }
        Sway { target: seam; to: Tokens.seamShiver[2]; duration: shake.step }
        Sway { target: seam; to: Tokens.seamShiver[3]; duration: shake.step }
        Sway { target: seam; to: Tokens.seamShiver[4]; duration: shake.step }
        Sway { target: seam; to: Tokens.seamShiver[5]; duration: shake.step }
        Sway { target: seam; to: Tokens.seamShiver[6]; duration: shake.step }
    }

    Glow {
        id: light
        anchors.fill: parent
        centre: seam.centre
        wanted: seam.strength > 0 && !Tokens.isContrast
            ? seam.strength + "/" + Tokens.hex(seam.glowColour) : ""
    }

    Item {
        id: line
        // Whole pixels: between two, software drawing leaves a column that nobody has painted, and
        // whatever is below a lock surface would be seen through it.
        x: Math.round(seam.width / 2) - Math.floor(seam.thickness / 2) + Math.round(seam.shiver)
        width: seam.thickness
        height: seam.height

        Rectangle {
            anchors.fill: parent
            visible: seam.dim || seam.mood === Seam.Mood.Refused || Tokens.isContrast
            color: seam.mood === Seam.Mood.Refused ? Tokens.seamRefuse
                : seam.dim ? Tokens.seamDim : Tokens.seam
        }
        Rectangle {
            anchors.fill: parent
            visible: !seam.dim && seam.mood !== Seam.Mood.Refused && !Tokens.isContrast
            gradient: Gradient {
                GradientStop { position: 0; color: Tokens.seam }
                GradientStop { position: 0.25; color: seam.between(0.78) }
                GradientStop { position: 0.47; color: Tokens.seamCore }
                GradientStop { position: 0.72; color: seam.between(0.7) }
                GradientStop { position: 1; color: Tokens.seam }
            }
        }
    }
    // What has been waited for so far stands lit, a little thicker.
    Rectangle {
        visible: seam.dim && seam.filled > 0
        x: line.x
        y: seam.height - height
        width: Tokens.isContrast ? Tokens.seamContrastWidth : Tokens.seamWidthAwake
        height: Math.round(seam.height * seam.filled)
        color: Tokens.seam
    }
    Runner {
        anchors.horizontalCenter: line.horizontalCenter
        running: seam.mood === Seam.Mood.Checking
        travel: seam.height
        lineWidth: seam.thickness
    }

    function between(share: real): color {
        const a = Tokens.seam;
        const b = Tokens.seamCore;
        return Qt.rgba(a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share,
                       a.b + (b.b - a.b) * share, 1);
    }
}
