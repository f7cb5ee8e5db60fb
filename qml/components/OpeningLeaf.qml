// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Doorward

// The door swings: light behind, the leaf one polygon whose free edge moves away from the seam and
// grows shorter.
Item {
    id: opening

    required property real seamX
    property bool mirrored: false
    property color leaf: Tokens.leaf
    property real progress: 0 // 0 shut, 1 gone

    readonly property real reach: width - seamX
    readonly property real edgeX: reach * progress
    readonly property real lift: height * 0.16 * progress
    readonly property real thick: Math.min(14, reach - edgeX)
    readonly property real shareThick: reach > edgeX ? thick / (reach - edgeX) : 1
    readonly property color shade: Qt.rgba(Tokens.glow.r * 0.36 + Tokens.leaf.r * 0.2,
                                           Tokens.glow.g * 0.36 + Tokens.leaf.g * 0.2,
                                           Tokens.glow.b * 0.36 + Tokens.leaf.b * 0.2, 1)

    signal finished

    function open(): void {
        if (!Tokens.animated || Tokens.reducedMotion)
            finished();
        else
            swing.restart();
    }

    transform: Scale {
        origin.x: opening.width / 2
        xScale: opening.mirrored ? -1 : 1
    }
    Accessible.ignored: true

    NumberAnimation {
        id: swing
        target: opening
        property: "progress"
        from: 0
        to: 1
        duration: Tokens.openMs
        easing.type: Easing.BezierSpline
        easing.bezierCurve: [0.3, 0, 0.1, 1, 1, 1]
        onFinished: opening.finished()
    }
    Rectangle {
        // What shines through, on the wall too.
        width: opening.seamX
        height: parent.height
        opacity: Math.min(1, opening.progress * 3)
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0.1; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0) }
            GradientStop { position: 0.6; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0.11) }
            GradientStop { position: 0.85; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0.24) }
            GradientStop { position: 1; color: Qt.rgba(Tokens.light.r, Tokens.light.g, Tokens.light.b, 0.4) }
        }
    }
    Rectangle {
        x: opening.seamX
        width: opening.reach
        height: parent.height
        gradient: Gradient {
            GradientStop { position: 0; color: Tokens.isLight ? Tokens.light : "#FFE6BC" }
            GradientStop { position: 0.5; color: Tokens.isLight ? "#FFF5E2" : "#FFF6E6" }
            GradientStop { position: 1; color: Tokens.isLight ? "#FFEDD6" : "#FFD699" }
        }
    }
    Shape {
        x: opening.seamX
        width: opening.reach
        height: parent.height
        antialiasing: true
        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                x1: opening.edgeX
                x2: opening.reach
                GradientStop { position: 0; color: Qt.tint(opening.leaf, Qt.rgba(opening.shade.r, opening.shade.g, opening.shade.b, 0.5)) }
                GradientStop { position: 0.15; color: Qt.tint(opening.leaf, Qt.rgba(opening.shade.r, opening.shade.g, opening.shade.b, 0.16)) }
                GradientStop { position: 1; color: opening.leaf }
            }
            startX: opening.edgeX
            startY: opening.lift
            PathLine { x: opening.reach; y: 0 }
            PathLine { x: opening.reach; y: opening.height }
            PathLine { x: opening.edgeX; y: opening.height - opening.lift }
            PathLine { x: opening.edgeX; y: opening.lift }
        }
        ShapePath {
            strokeWidth: -1
            fillColor: opening.shade
            startX: opening.edgeX
            startY: opening.lift
            PathLine { x: opening.edgeX + opening.thick; y: opening.lift * (1 - opening.shareThick) }
            PathLine { x: opening.edgeX + opening.thick; y: opening.height - opening.lift * (1 - opening.shareThick) }
            PathLine { x: opening.edgeX; y: opening.height - opening.lift }
            PathLine { x: opening.edgeX; y: opening.lift }
        }
    }
}
