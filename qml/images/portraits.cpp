// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/portraits.h"

#include "qml/images/picture_file.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace doorward {

namespace {

constexpr off_t mostBytes = off_t{4} * 1024 * 1024;
constexpr int mostPixels = 4096; // a side
constexpr int largest = 512;     // a side, as shown

bool isIn(const QStringList &folders, const QString &path)
{
    return !path.contains(QStringLiteral("/../")) &&
           std::any_of(folders.begin(), folders.end(),
                       [&](const QString &folder) { return path.startsWith(folder); });
}

QImage decoded(QByteArray content, int side)
{
    const char *format = formatOf(content);
    if (!format || format == QByteArrayView("webp"))
        return {};
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

QImage rounded(const QImage &picture, int side)
{
    QImage result(side, side, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath circle;
    circle.addEllipse(0, 0, side, side);
    // What is transparent in it does not show initials through.
    painter.fillPath(circle, Qt::white);
    painter.setBrushOrigin((side - picture.width()) / 2, (side - picture.height()) / 2);
    painter.fillPath(circle, QBrush(picture));
    painter.end();
    return result;
}

} // namespace

QStringList PortraitProvider::usualFolders()
{
    return {QStringLiteral("/var/lib/AccountsService/icons/"), QStringLiteral("/usr/share/")};
}

PortraitProvider::PortraitProvider(QStringList folders)
    : QQuickImageProvider(Image, ForceAsynchronousImageLoading), m_folders(std::move(folders))
{}

QUrl PortraitProvider::source(const QString &file)
{
    if (!isIn(usualFolders(), file))
        return {};
    QUrl url;
    url.setScheme(QStringLiteral("image"));
    url.setHost(QStringLiteral("portrait"));
    url.setPath(file);
    return url;
}

QImage PortraitProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const int side = std::clamp(requestedSize.width(), 16, largest);
    const QString path = u'/' + id;
    const QImage picture =
        isIn(m_folders, path) ? decoded(contentOf(path, {mostBytes}).bytes, side) : QImage();
    QImage result(1, 1, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    if (!picture.isNull())
        result = rounded(picture, side);
    if (size)
        *size = result.size();
    return result;
}

} // namespace doorward
