// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Doorward

// Qt's virtual keyboard in our look and with our layouts. It guesses, learns and remembers nothing:
// each key goes as it is into what has the focus.
Item {
    id: panel

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("On-screen keyboard")

    Rectangle {
        anchors.fill: parent
        color: Tokens.keyboard
    }
    Rectangle {
        width: parent.width
        height: Tokens.isContrast ? Tokens.strokeContrast : 1
        color: Tokens.hairline
    }
    // What falls between the keys is meant for them.
    TapHandler {
        gesturePolicy: TapHandler.WithinBounds
    }
    InputPanel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: OnScreenKeyboard.compact ? 5 : 16
        width: OnScreenKeyboard.size.width
        Component.onCompleted: {
            VirtualKeyboardSettings.defaultInputMethodDisabled = true;
            VirtualKeyboardSettings.defaultDictionaryDisabled = true;
            VirtualKeyboardSettings.handwritingModeDisabled = true;
            VirtualKeyboardSettings.fullScreenMode = false;
            VirtualKeyboardSettings.styleName = "doorward";
            VirtualKeyboardSettings.layoutPath = "qrc:/qt/qml/Doorward/keyboard/layouts";
            VirtualKeyboardSettings.activeLocales = OnScreenKeyboard.locales;
            VirtualKeyboardSettings.locale = OnScreenKeyboard.locales[0];
        }
    }
}
