// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The slightly convex surface of keys, buttons and panels.
Image {
    id: cap

    enum Kind { Plain, Accent, Pressed }

    property int kind: Cap.Kind.Plain
    property real radius: Tokens.radiusButton

    readonly property string body: {
        switch (kind) {
        case Cap.Kind.Accent:
            return Tokens.hex(Tokens.accentTop) + "/" + Tokens.hex(Tokens.accentBottom);
        case Cap.Kind.Pressed:
            return Tokens.hex(Tokens.pressed) + "/" + Tokens.hex(Tokens.pressed);
        default:
            return Tokens.hex(Tokens.raisedTop) + "/" + Tokens.hex(Tokens.raisedBottom);
        }
    }
    readonly property string rim: {
        if (kind === Cap.Kind.Pressed)
            return Tokens.isContrast ? "0-00000000" : "1-ff" + Tokens.hex(Tokens.accent);
        if (Tokens.isContrast)
            return kind === Cap.Kind.Accent ? "0-00000000"
                : Tokens.strokeContrast + "-ff" + Tokens.hex(Tokens.hairline);
        if (Tokens.isLight)
            return kind === Cap.Kind.Accent ? "1-a0" + Tokens.hex(Tokens.seam)
                : "1-ff" + Tokens.hex(Tokens.hairline);
        return "convex";
    }

    sourceSize.width: width
    sourceSize.height: height
    source: width > 0 && height > 0
        ? "image://cap/" + width + "/" + height + "/" + radius + "/" + body + "/" + rim : ""
}
