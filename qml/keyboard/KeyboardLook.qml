// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Doorward

// What Qt's virtual keyboard asks its style for. There is no preview above a pressed key: the
// letter of a secret is seen no longer and no larger than the finger on it lets it be.
KeyboardStyle {
    id: look

    keyboardDesignWidth: OnScreenKeyboard.size.width
    keyboardDesignHeight: OnScreenKeyboard.size.height

    keyPanel: KeyFace {}
    spaceKeyPanel: KeyFace {
        small: true
        spoken: qsTr("Space")
    }
    symbolKeyPanel: KeyFace {
        small: true
        spoken: label === "?123" ? qsTr("Digits and signs") : qsTr("Letters")
    }
    modeKeyPanel: KeyFace {
        small: true
        spoken: qsTr("More signs")
    }
    backspaceKeyPanel: KeyFace {
        icon: "erase"
        spoken: qsTr("Erase")
    }
    shiftKeyPanel: KeyFace {
        icon: "shift"
        spoken: qsTr("Capitals")
        lit: InputContext.capsLockActive || InputContext.shiftActive
    }
    languageKeyPanel: KeyFace {
        icon: "globe"
        spoken: qsTr("Next language")
    }
    enterKeyPanel: KeyFace {
        icon: "return"
        accent: true
        spoken: qsTr("Enter")
    }

    // Other letters of a key that is held.
    alternateKeysListItemWidth: 48
    alternateKeysListItemHeight: 56
    alternateKeysListTopMargin: 8
    alternateKeysListBottomMargin: 8
    alternateKeysListLeftMargin: 8
    alternateKeysListRightMargin: 8
    alternateKeysListDelegate: Item {
        id: other
        required property string text
        width: 48
        height: 56
        Words {
            anchors.centerIn: parent
            text: other.text
        }
    }
    alternateKeysListHighlight: Rectangle {
        radius: Tokens.radiusOsk
        color: Tokens.pressed
        border.width: 1
        border.color: Tokens.accent
    }
    alternateKeysListBackground: Rectangle {
        radius: Tokens.radiusOsk
        color: Tokens.raised
        border.width: 1
        border.color: Tokens.control
    }
}
