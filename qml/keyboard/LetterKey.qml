// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// One letter, and the others behind it.
Key {
    id: key

    required property list<string> others // behind a held letter: "aàâ" for a
    required property string modelData

    text: modelData
    weight: 100
    alternativeKeys: {
        const found = others.find(one => one.startsWith(modelData));
        return found ? found.split("") : [];
    }
}
