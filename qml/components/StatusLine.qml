// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Time (where the clock is not on the wall), network and battery, along the top.
Item {
    id: status

    required property Clock clock
    property bool timeShown: false
    readonly property int charge: SystemStatus.charge // per cent, -1 without a battery

    readonly property real growth: Math.min(Tokens.textScale, 1.6)
    readonly property real iconSize: Math.round(20 * Math.min(growth, 1.5))

    implicitHeight: 22 * growth

    Words {
        visible: status.timeShown
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        text: status.clock.time
        font.pixelSize: Math.round(16 * Math.min(Tokens.textScale, status.width > 500 ? 1.8 : 1.6))
        font.weight: Font.DemiBold
    }
    Row {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.round(15 * status.growth)
        Icon {
            visible: SystemStatus.wireless
            anchors.verticalCenter: parent.verticalCenter
            name: "wifi"
            tint: Tokens.quiet
            size: status.iconSize
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Wireless network")
        }
        Row {
            visible: status.charge >= 0
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(7 * status.growth)
            Accessible.role: Accessible.StaticText
            Accessible.name: (SystemStatus.charging ? qsTr("Battery %1, charging")
                                                    : qsTr("Battery %1")).arg(charge.text)
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "battery"
                tint: Tokens.quiet
                size: status.iconSize
                directional: true
                Rectangle {
                    readonly property real room: parent.width * 11.5 / 24
                    x: LayoutMirroring.enabled ? parent.width - parent.width * 4.8 / 24 - width
                        : parent.width * 4.8 / 24
                    y: parent.height * 10.1 / 24
                    width: Math.round(room * Math.max(status.charge, 0) / 100)
                    height: parent.height * 3.8 / 24
                    radius: 1
                    color: SystemStatus.charging ? Tokens.good
                        : status.charge <= 15 ? Tokens.refuse : Tokens.quiet
                }
            }
            Words {
                id: charge
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("%1 %", "battery charge").arg(Number(status.charge).toLocaleString(Qt.locale(), "f", 0))
                color: Tokens.quiet
                font.pixelSize: Math.round(Tokens.sizeSmall * status.growth)
            }
        }
    }
}
