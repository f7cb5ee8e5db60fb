// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRect>
#include <QRgb>

#include <vector>

namespace doorward {

/// Words or signs of this colour need at least that contrast (WCAG 2: 1 to 21).
struct Ink
{
    QRgb colour = 0;
    double contrast = 4.5;

    bool operator==(const Ink &) const = default;
};

/// What lies over a picture: of the plane's colour something between the least and the most (0 to
/// 1), and over that, in places, a little of the seam's light.
struct Cover
{
    QRgb colour = 0;
    double least = 0;
    double most = 1;
    QRgb light = 0;
    double lightShare = 0;

    bool operator==(const Cover &) const = default;
};

/// WCAG 2's contrast of two opaque colours.
[[nodiscard]] double contrast(QRgb one, QRgb other);

/// PIXEL with SHARE (0 to 1) of COLOUR over it.
[[nodiscard]] QRgb covered(QRgb pixel, QRgb colour, double share);

/// The least share of the cover's colour, in whole hundredths, that gives every ink its contrast on
/// each pixel of PICTURE (Format_RGB32) within AREA; its most where none does. Outside the picture
/// there is nothing to be read. Pure; any thread.
[[nodiscard]] double scrimFor(const QImage &picture, const QRect &area, const Cover &cover,
                              const std::vector<Ink> &inks);

} // namespace doorward
