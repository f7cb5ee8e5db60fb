// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/wall/wall_picture.h"

#include "qml/images/picture_file.h"

#include <QIODevice>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <cstring>
#include <utility>

namespace doorward {

namespace {

constexpr off_t mostBytes = off_t{32} * 1024 * 1024;
constexpr int longestSide = 16'384;
constexpr qint64 mostPixels = 64'000'000;

/// Bytes that run out when patience does: no decoder goes on without more.
class PatientBytes : public QIODevice
{
public:
    PatientBytes(QByteArray bytes, const Patience &patience)
        : m_bytes(std::move(bytes)), m_patience(patience)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    /// More was wanted than there is.
    [[nodiscard]] bool isShort() const { return m_isShort; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_patience.isOver())
            return -1;
        const qint64 length = std::min<qint64>(most, m_bytes.size() - pos());
        if (length <= 0) {
            m_isShort = m_isShort || most > 0;
            return -1;
        }
        std::memcpy(data, m_bytes.constData() + pos(), static_cast<std::size_t>(length));
        return length;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    const Patience &m_patience;
    bool m_isShort = false;
};

bool isBounded(const QSize &size)
{
    return !size.isEmpty() && size.width() <= longestSide && size.height() <= longestSide &&
           qint64{size.width()} * size.height() <= mostPixels;
}

/// Of a picture of SIZE the middle that has the proportions of OTHER.
QRect middle(const QSize &size, const QSize &other)
{
    const QSize part = other.scaled(size, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    return {QPoint((size.width() - part.width()) / 2, (size.height() - part.height()) / 2), part};
}

/// On black, where it is transparent.
QImage opaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB32);
    QImage result(image.size(), QImage::Format_RGB32);
    result.fill(Qt::black);
    QPainter(&result).drawImage(0, 0, image);
    return result;
}

} // namespace

WallPicture readWallPicture(const QString &path, const QSize &size, const Patience &patience)
{
    PictureContent content = contentOf(path, {mostBytes, true, true});
    if (!content.fault.isEmpty())
        return {{}, content.fault};
    const char *format = formatOf(content.bytes);
    if (!format)
        return {{}, QStringLiteral("neither PNG nor JPEG nor WebP")};
    PatientBytes bytes(std::move(content.bytes), patience);
    QImageReader reader(&bytes, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize whole = reader.size();
    if (whole.isValid() && !isBounded(whole))
        return {{}, QStringLiteral("too many pixels")};
    // The decoder's view of it: a photograph may be turned afterwards.
    const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    const QSize target = isTurned ? size.transposed() : size;
    if (whole.isValid()) {
        reader.setClipRect(middle(whole, target));
        reader.setScaledSize(target);
    }
    const QImage image = reader.read();
    if (patience.isOver())
        return {{}, QStringLiteral("takes too long")};
    if (image.isNull() || !whole.isValid())
        return {{}, reader.errorString()};
    // Its decoder paints grey what is missing.
    if (bytes.isShort() && format == QByteArrayView("jpeg"))
        return {{}, QStringLiteral("cut off")};
    return {opaque(image.size() == size ? image : image.scaled(size)), {}};
}

} // namespace doorward
