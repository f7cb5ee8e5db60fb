// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/caps.h"

#include <QColor>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <optional>

namespace doorward {

namespace {

constexpr double largest = 4096; // dp; more is a mistake in the QML

struct Cap
{
    double width = 0;
    double height = 0;
    double radius = 0;
    QColor top;
    QColor bottom;
    bool convex = false;
    double rimWidth = 1;
    QColor rim;
};

std::optional<Cap> parse(const QString &id)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() != 6)
        return std::nullopt;
    Cap cap;
    cap.width = parts[0].toDouble();
    cap.height = parts[1].toDouble();
    cap.radius = std::min({parts[2].toDouble(), cap.width / 2, cap.height / 2});
    cap.top = QColor(u'#' + parts[3]);
    cap.bottom = QColor(u'#' + parts[4]);
    cap.convex = parts[5] == u"convex";
    if (!cap.convex) {
        const QStringList rim = parts[5].split(u'-');
        if (rim.size() != 2)
            return std::nullopt;
        cap.rimWidth = rim[0].toDouble();
        cap.rim = QColor(u'#' + rim[1]);
    }
    const bool sane = cap.width > 0 && cap.width <= largest && cap.height > 0 &&
                      cap.height <= largest && cap.top.isValid() && cap.bottom.isValid();
    return sane ? std::optional(cap) : std::nullopt;
}

QBrush rimOf(const Cap &cap)
{
    if (!cap.convex)
        return cap.rim;
    // Light falls from above; how much of it shows depends on how light the cap already is.
    const int strength = cap.top.lightnessF() > 0.5f ? 112 : 34;
    QLinearGradient light(0, 0, 0, cap.height);
    light.setColorAt(0, QColor(255, 255, 255, strength));
    light.setColorAt(0.5, QColor(255, 255, 255, strength / 2));
    light.setColorAt(1, QColor(255, 255, 255, strength / 4));
    return light;
}

void draw(QPainter &painter, const Cap &cap)
{
    const double inset = cap.rimWidth / 2;
    QLinearGradient body(0, 0, 0, cap.height);
    body.setColorAt(0, cap.top);
    body.setColorAt(1, cap.bottom);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, cap.width, cap.height), cap.radius, cap.radius);
    painter.fillPath(outline, body);
    if (cap.rimWidth <= 0)
        return;
    QPainterPath rim;
    rim.addRoundedRect(QRectF(inset, inset, cap.width - cap.rimWidth, cap.height - cap.rimWidth),
                       std::max(cap.radius - inset, 0.0), std::max(cap.radius - inset, 0.0));
    painter.strokePath(rim, QPen(rimOf(cap), cap.rimWidth));
}

} // namespace

QImage CapProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const std::optional<Cap> cap = parse(id);
    if (!cap)
        return {};
    const QSize pixels = requestedSize.width() > 0 && requestedSize.height() > 0
                             ? requestedSize
                             : QSize(qRound(cap->width), qRound(cap->height));
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixels.width() / cap->width, pixels.height() / cap->height);
    draw(painter, *cap);
    painter.end();
    if (size)
        *size = pixels;
    return image;
}

} // namespace doorward
