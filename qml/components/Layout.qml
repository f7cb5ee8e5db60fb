// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The layout class of a window and what follows from it. Horizontal values count from the reading
// direction's start; place() turns them round where that is the right.
QtObject {
    id: layout

    required property real width
    required property real height
    property bool mirrored: false

    readonly property bool portrait: height > width
    readonly property bool large: Tokens.textScale > Tokens.splitFrom
    readonly property bool phone: portrait && width < 480
    readonly property bool lying: !portrait && height < 560
    readonly property bool narrow: phone || lying
    readonly property bool tablet: portrait && !phone
    readonly property bool split: lying || (large && !portrait)
    readonly property bool wide: !portrait && !split
    readonly property bool wideLarge: wide && width >= 1600
    readonly property bool largePhone: phone && large

    readonly property real gap: narrow ? Tokens.gapPhone : tablet ? Tokens.gapTablet
        : wideLarge ? Tokens.gapWideLarge : wide && width < 960 ? Tokens.gapPhone : Tokens.gapWide
    readonly property real seamX: {
        if (lying)
            return 24;
        if (split)
            return 72;
        if (wide)
            return Math.round(width / 2);
        return Math.max(20, Math.round((width - padWidth) / 2 - gap));
    }
    readonly property real column: seamX + gap
    readonly property real edge: narrow ? 24 : 32
    readonly property real columnWidth: {
        const right = split && !lying ? padX - 32 : lying ? padX - 24 : width - edge;
        return Math.min(lying || split || phone ? 1000 : 380, right - column);
    }
    readonly property real fieldWidth: Math.min(split ? width - edge - column : 1000, split ? 560 : columnWidth)

    readonly property real statusTop: narrow ? 14 : 28
    readonly property real statusEnd: narrow ? 20 : 32
    readonly property real quietBottom: narrow ? 8 : 24
    readonly property real quietGrowth: Math.min(Tokens.textScale, 1.5)
    readonly property bool quietFolded: lying || largePhone

    // The PIN pad, made smaller where it would not fit otherwise.
    readonly property real nominalKey: lying ? Tokens.pinKeyPhoneLandscape
        : split ? Tokens.pinKeyLargeText : phone ? Tokens.pinKeyPhone
        : tablet ? Tokens.pinKeyTablet : wideLarge ? Tokens.pinKeyWideLarge : Tokens.pinKeyWide
    readonly property real padRoom: {
        if (lying)
            return height - 36;
        if (split)
            return height - 160;
        if (phone)
            return height - 40 - 64 - promptAround;
        if (tablet)
            return height - 64 - 152 - promptAround;
        return height - 24 - 108 - promptAround - messageRoom;
    }
    // A message of more than a line finds its place above a pad that does not move for it.
    readonly property real messageRoom: 36
    readonly property real promptAround: narrow ? 182 : 232 + (Tokens.textScale - 1) * 90
    readonly property bool tight: padRoom < 4 * nominalKey + 3 * Tokens.pinGapPhone
    readonly property real pinGap: narrow ? Tokens.pinGapPhone : tablet ? Tokens.pinGapTablet
        : tight ? Tokens.space3 : Tokens.pinGapWide
    readonly property real pinKey: Math.max(Tokens.target, Math.min(nominalKey,
        Math.floor((padRoom - 3 * pinGap) / 4), Math.floor((width - 40 - 2 * pinGap) / 3)))
    readonly property real padWidth: 3 * pinKey + 2 * pinGap
    readonly property real padHeight: 4 * pinKey + 3 * pinGap
    readonly property real padX: width - padWidth - (lying ? 28 : 72)
    readonly property real keyGrowth: split ? 1.9 : 1.5

    readonly property real clockSize: {
        const nominal = narrow ? Tokens.sizeClockPhone : tablet ? Tokens.sizeClockTablet
            : wideLarge ? Tokens.sizeClockWideLarge : split ? Tokens.sizeClockTablet
            : Tokens.sizeClockWide;
        const room = wide ? seamX - gap - 24 : width - column - 24;
        return Math.round(Math.min(nominal * Math.min(Tokens.textScale, 1.25), room / 2.3));
    }
    readonly property real dateSize: narrow ? Tokens.sizeDatePhone
        : wideLarge ? Tokens.sizeDateWideLarge : Tokens.sizeDateWide
    readonly property real centreY: Math.round(height * 0.47)

    // The on-screen keyboard: as on phones where there is little room, else as broad as hands are.
    readonly property real keyboardWidth: narrow ? width - 4 : Math.min(width - 16, 1128)
    readonly property real keyboardTop: narrow ? 5 : 16
    readonly property real keyboardPitch: lying ? Math.max(36, Math.min(56, Math.floor(height / 8)))
        : narrow ? 56 : 64
    readonly property real keyboardHeight: 4 * keyboardPitch + (narrow ? 10 : 40)

    // Distances down the prompt: head to message, message to dots, dots to pad, body to methods.
    readonly property real headGap: largePhone ? 16 : split && large && !lying ? 25 : narrow ? 10 : 16
    readonly property real dotsGap: headGap
    readonly property real splitGap: lying ? 10 : 32
    readonly property real bodyGap: narrow ? 14 : 24
    readonly property real methodsGap: largePhone ? 12 : narrow ? 8 : 20
    readonly property real avatar: (narrow ? 44 : 52) * Math.min(Tokens.textScale, 1.5)
    readonly property real nameGrowth: largePhone ? 1.35 : 2

    function place(start: real, itemWidth: real): real {
        return mirrored ? width - start - itemWidth : start;
    }
}
