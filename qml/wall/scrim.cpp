// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast as in https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
#include "qml/wall/scrim.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorward {

namespace {

/// What an sRGB channel's value is in light.
double linear(int channel)
{
    static const auto table = [] {
        std::array<double, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double value = static_cast<double>(i) / 255;
            values[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return table[static_cast<std::size_t>(channel)];
}

double luminance(QRgb colour)
{
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
           0.0722 * linear(qBlue(colour));
}

double contrastOf(double one, double other)
{
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// An ink by its light alone: that of a pixel is then worked out once for all.
struct Light
{
    double ink;
    double contrast;
};

bool canBeRead(const std::vector<Light> &lights, double ground)
{
    return std::all_of(lights.begin(), lights.end(), [&](const Light &light) {
        return contrastOf(light.ink, ground) >= light.contrast;
    });
}

} // namespace

double contrast(QRgb one, QRgb other)
{
    return contrastOf(luminance(one), luminance(other));
}

QRgb covered(QRgb pixel, QRgb colour, double share)
{
    const auto mixed = [&](int below, int above) {
        return static_cast<int>(std::lround(below + (above - below) * share));
    };
    return qRgb(mixed(qRed(pixel), qRed(colour)), mixed(qGreen(pixel), qGreen(colour)),
                mixed(qBlue(pixel), qBlue(colour)));
}

double scrimFor(const QImage &picture, const QRect &area, const Cover &cover,
                const std::vector<Ink> &inks)
{
    std::vector<Light> lights;
    for (const Ink &ink : inks)
        lights.push_back({luminance(ink.colour), ink.contrast});
    const auto isEnough = [&](QRgb pixel, int share) {
        const QRgb plane = covered(pixel, cover.colour, share / 100.0);
        return canBeRead(lights, luminance(plane)) &&
               canBeRead(lights, luminance(covered(plane, cover.light, cover.lightShare)));
    };
    const QRect seen = area.intersected(picture.rect());
    const int most = static_cast<int>(std::lround(cover.most * 100));
    int share = static_cast<int>(std::lround(cover.least * 100));
    for (int y = seen.top(); y <= seen.bottom(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = seen.left(); x <= seen.right(); ++x) {
            while (share < most && !isEnough(line[x], share))
                ++share;
            if (share >= most)
                return cover.most;
        }
    }
    return share / 100.0;
}

} // namespace doorward
