// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The foot of the screen, where the keyboard comes up. Nothing of it is loaded before it is needed.
Item {
    id: area

    required property Layout layout
    property bool typing: false // letters answer what is asked

    readonly property bool shown: typing && OnScreenKeyboard.wanted && loader.status === Loader.Ready
    readonly property bool needed: typing && OnScreenKeyboard.wanted

    function raise(): void {
        if (!needed || !OnScreenKeyboard.plugIn())
            return;
        if (loader.active)
            OnScreenKeyboard.raise();
        loader.active = true;
    }

    onNeededChanged: soon.start()
    Component.onCompleted: soon.start()

    height: shown ? layout.keyboardHeight : 0
    visible: shown

    // Once everything that follows from the change is settled, the focus above all.
    Timer {
        id: soon
        interval: 0
        onTriggered: area.raise()
    }
    Loader {
        id: loader
        anchors.fill: parent
        active: false
        source: "KeyboardPanel.qml"
        onLoaded: OnScreenKeyboard.raise()
    }
    Binding {
        target: OnScreenKeyboard
        property: "always"
        value: Choices.screenKeyboard
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: OnScreenKeyboard
        property: "size"
        value: Qt.size(area.layout.keyboardWidth, 4 * area.layout.keyboardPitch)
        when: area.shown
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: OnScreenKeyboard
        property: "compact"
        value: area.layout.narrow
        when: area.shown
        restoreMode: Binding.RestoreNone
    }
}
