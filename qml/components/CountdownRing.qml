// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Doorward

// How long the PIN has to wait, in the pad's place.
Item {
    id: ring

    required property int seconds
    required property int total

    readonly property real share: total > 0 ? Math.min(1, seconds / total) : 0
    readonly property bool spoken: seconds > 90 * 60
    readonly property bool minutes: !spoken && seconds > 90
    readonly property int shown: minutes ? Math.ceil(seconds / 60) : seconds
    readonly property real stroke: 4

    implicitWidth: 200
    implicitHeight: 200

    Accessible.role: Accessible.Clock
    Accessible.name: minutes ? qsTr("Wait, %n minutes", "", shown)
        : spoken ? number.text : qsTr("Wait, %n seconds", "", shown)

    Shape {
        anchors.fill: parent
        antialiasing: true
        ShapePath {
            strokeWidth: ring.stroke
            strokeColor: Tokens.isContrast ? Tokens.seamDim : Tokens.hairline
            fillColor: "transparent"
            PathAngleArc {
                centerX: 100
                centerY: 100
                radiusX: 96
                radiusY: 96
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeWidth: ring.stroke
            strokeColor: Tokens.accent
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: 100
                centerY: 100
                radiusX: 96
                radiusY: 96
                startAngle: -90
                sweepAngle: -360 * ring.share
            }
        }
    }
    Words {
        id: number
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(parent.height / 2 + 15 - baselineOffset)
        text: ring.spoken
            ? new Date(Date.now() + ring.seconds * 1000).toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
            : Number(ring.shown).toLocaleString(Qt.locale(), "f", 0)
        display: true
        font.pixelSize: Tokens.scaled(ring.spoken ? 40 : Tokens.sizeCount, 1.2)
        font.weight: Tokens.isContrast ? Font.Normal : Font.Light
        Accessible.ignored: true
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: number.y + number.baselineOffset + 18
        visible: !ring.spoken
        text: ring.minutes ? qsTr("minutes", "", ring.shown) : qsTr("seconds", "", ring.shown)
        color: Tokens.quiet
        font.pixelSize: Tokens.scaled(Tokens.sizeSmall, 1.5)
        Accessible.ignored: true
    }
}
