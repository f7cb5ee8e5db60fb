// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/glow.h"

#include "qml/images/dither.h"

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace doorward {

namespace {

constexpr double largest = 8192; // dp

struct Glow
{
    double width = 0;
    double height = 0;
    double centre = 0;
    double strength = 0;
    QColor colour;
};

std::optional<Glow> parse(const QString &id)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() != 5)
        return std::nullopt;
    const Glow glow{parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble(),
                    parts[3].toDouble(), QColor(u'#' + parts[4])};
    const bool sane = glow.width > 0 && glow.width <= largest && glow.height > 0 &&
                      glow.height <= largest && glow.strength >= 0 && glow.strength <= 1 &&
                      glow.colour.isValid();
    return sane ? std::optional(glow) : std::nullopt;
}

double smooth(double t)
{
    t = std::clamp(t, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// A narrow bright part at the seam on a wide faint one, ending softly at the image's edge.
std::vector<double> across(const Glow &glow, int pixels)
{
    std::vector<double> table(static_cast<std::size_t>(pixels));
    const double scale = glow.width / pixels;
    const double half = glow.width / 2;
    for (int x = 0; x < pixels; ++x) {
        const double d = std::abs((x + 0.5) * scale - half);
        const double light = 0.30 * std::exp(-d / 11) + 0.29 * std::exp(-d / 85);
        table[static_cast<std::size_t>(x)] = light * smooth((half - d) / (half * 0.3));
    }
    return table;
}

/// A bell around the centre, nearly half as wide as the seam is long.
std::vector<double> along(const Glow &glow, int pixels)
{
    std::vector<double> table(static_cast<std::size_t>(pixels));
    const double scale = glow.height / pixels;
    for (int y = 0; y < pixels; ++y) {
        const double d = ((y + 0.5) * scale - glow.centre * glow.height) / (0.475 * glow.height);
        table[static_cast<std::size_t>(y)] = std::exp(-d * d);
    }
    return table;
}

} // namespace

QImage GlowProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const std::optional<Glow> glow = parse(id);
    if (!glow)
        return {};
    const QSize pixels = requestedSize.width() > 0 && requestedSize.height() > 0
                             ? requestedSize
                             : QSize(qRound(glow->width), qRound(glow->height));
    const std::vector<double> columns = across(*glow, pixels.width());
    const std::vector<double> rows = along(*glow, pixels.height());
    const std::array<double, 3> colour{glow->colour.redF(), glow->colour.greenF(),
                                       glow->colour.blueF()};

    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < pixels.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const double row = rows[static_cast<std::size_t>(y)] * glow->strength;
        for (int x = 0; x < pixels.width(); ++x) {
            const double alpha = row * columns[static_cast<std::size_t>(x)] * 255;
            const double noise = dither(x, y);
            // Floor and noise: the average over the pattern is the exact value. No channel may
            // exceed the alpha of a premultiplied pixel.
            const int a = std::min(255, static_cast<int>(alpha + noise));
            const auto channel = [&](double c) {
                return std::min(a, static_cast<int>(alpha * c + noise));
            };
            line[x] = qRgba(channel(colour[0]), channel(colour[1]), channel(colour[2]), a);
        }
    }
    if (size)
        *size = pixels;
    return image;
}

} // namespace doorward
