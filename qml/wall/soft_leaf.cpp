// SPDX-License-Identifier: GPL-3.0-or-later
// Spread by uniform cubic B-splines, which never leave the range of the four values that they
// weigh: what can be read on each pixel of the small picture can be read on all of the large one.
#include "qml/wall/soft_leaf.h"

#include "qml/images/dither.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorward {

namespace {

constexpr int narrow = 32;

using Colour = std::array<float, 3>;

/// Which four values count at a place, and how much.
struct Taps
{
    std::array<int, 4> at{};
    std::array<float, 4> weight{};
};

/// For pixel number PIXEL of COUNT, which FEW values are spread over.
Taps tapsFor(int pixel, int count, int few)
{
    const double place = (pixel + 0.5) * few / count - 0.5;
    const int first = static_cast<int>(std::floor(place));
    const auto t = static_cast<float>(place - first);
    const float u = 1 - t;
    Taps taps;
    for (int i = 0; i < 4; ++i)
        taps.at[static_cast<std::size_t>(i)] = std::clamp(first - 1 + i, 0, few - 1);
    taps.weight = {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
                   (3 * u * u * u - 6 * u * u + 4) / 6, t * t * t / 6};
    return taps;
}

/// One row of the small picture's height, in between its rows.
std::vector<Colour> rowAt(const QImage &soft, const Taps &taps)
{
    std::vector<Colour> row(static_cast<std::size_t>(soft.width()));
    for (std::size_t i = 0; i < 4; ++i) {
        const auto *line = reinterpret_cast<const QRgb *>(soft.constScanLine(taps.at[i]));
        for (std::size_t x = 0; x < row.size(); ++x) {
            row[x][0] += taps.weight[i] * static_cast<float>(qRed(line[x]));
            row[x][1] += taps.weight[i] * static_cast<float>(qGreen(line[x]));
            row[x][2] += taps.weight[i] * static_cast<float>(qBlue(line[x]));
        }
    }
    return row;
}

Colour spread(const std::vector<Colour> &row, const Taps &taps)
{
    Colour result{};
    for (std::size_t i = 0; i < 4; ++i) {
        const Colour &from = row[static_cast<std::size_t>(taps.at[i])];
        for (std::size_t channel = 0; channel < 3; ++channel)
            result[channel] += taps.weight[i] * from[channel];
    }
    return result;
}

/// The pixels of the small picture that have a share in AREA.
QRect sources(const QImage &soft, const QSize &whole, const QRect &area)
{
    const QPoint first(tapsFor(area.left(), whole.width(), soft.width()).at.front(),
                       tapsFor(area.top(), whole.height(), soft.height()).at.front());
    const QPoint last(tapsFor(area.right(), whole.width(), soft.width()).at.back(),
                      tapsFor(area.bottom(), whole.height(), soft.height()).at.back());
    return {first, last};
}

} // namespace

QImage softened(const QImage &picture)
{
    const double height = double{narrow} * picture.height() / std::max(1, picture.width());
    const QSize few(narrow, static_cast<int>(std::clamp(std::round(height), 4.0, 256.0)));
    return picture.scaled(few, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

SoftLeaf softLeaf(const QImage &soft, const QSize &whole, const QRect &area, const LeafLook &look)
{
    const auto scrim =
        static_cast<float>(scrimFor(soft, sources(soft, whole, area), look.cover, look.inks));
    const Colour over{static_cast<float>(qRed(look.cover.colour)) * scrim,
                      static_cast<float>(qGreen(look.cover.colour)) * scrim,
                      static_cast<float>(qBlue(look.cover.colour)) * scrim};
    std::vector<Taps> columns;
    for (int x = area.left(); x <= area.right(); ++x)
        columns.push_back(tapsFor(x, whole.width(), soft.width()));

    SoftLeaf leaf{QImage(area.size(), QImage::Format_RGB32), {}};
    if (soft.isNull() || leaf.image.isNull())
        return {};
    std::array<double, 3> sum{};
    for (int y = 0; y < area.height(); ++y) {
        const auto row = rowAt(soft, tapsFor(area.top() + y, whole.height(), soft.height()));
        auto *line = reinterpret_cast<QRgb *>(leaf.image.scanLine(y));
        for (int x = 0; x < area.width(); ++x) {
            const Colour below = spread(row, columns[static_cast<std::size_t>(x)]);
            const auto noise = static_cast<float>(dither(x, y));
            std::array<int, 3> value{};
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const float exact = below[channel] * (1 - scrim) + over[channel];
                value[channel] = std::clamp(static_cast<int>(exact + noise), 0, 255);
                sum[channel] += exact;
            }
            line[x] = qRgb(value[0], value[1], value[2]);
        }
    }
    const double all = std::max<double>(1, double{1} * area.width() * area.height());
    leaf.tone = QColor::fromRgb(static_cast<int>(std::lround(sum[0] / all)),
                                static_cast<int>(std::lround(sum[1] / all)),
                                static_cast<int>(std::lround(sum[2] / all)));
    return leaf;
}

} // namespace doorward
