// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One swing of a shiver.
NumberAnimation {
    property: "shiver"
    easing.type: Easing.InOutSine
}
