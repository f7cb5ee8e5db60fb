// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// One sign. It has no capital.
Key {
    required property string modelData

    text: modelData
    weight: 100
    noModifier: true
}
