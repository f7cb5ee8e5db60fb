// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/icons.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace doorward {

namespace {

/// The drawing in another colour; empty where there is no such icon.
QByteArray drawing(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/doorward/icons/%1.svg").arg(name));
    if (!colour.isValid() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#000000", colour.name().toLatin1());
}

} // namespace

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() < 2)
        return {};
    const QByteArray svg = drawing(parts[0], QColor(u'#' + parts[1]));
    if (svg.isEmpty())
        return {};
    const QSize pixels =
        requestedSize.width() > 0 && requestedSize.height() > 0 ? requestedSize : QSize(24, 24);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    if (parts.size() > 2 && parts[2] == u"mirrored") {
        painter.translate(pixels.width(), 0);
        painter.scale(-1, 1);
    }
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.end();
    if (size)
        *size = pixels;
    return image;
}

} // namespace doorward
