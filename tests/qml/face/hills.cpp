// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/hills.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <QTemporaryDir>

#include <cmath>

namespace doorward {

namespace {

constexpr int width = 1600;
constexpr int height = 1000;

void paintSky(QPainter &painter)
{
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, QColor(0x1e, 0x3a, 0x5c));
    sky.setColorAt(0.35, QColor(0x8a, 0x7f, 0x86));
    sky.setColorAt(0.6, QColor(0xd9, 0xa4, 0x6c));
    sky.setColorAt(1, QColor(0xe8, 0xc0, 0x90));
    painter.fillRect(0, 0, width, height, sky);
    QRadialGradient sun(QPointF(width * 0.36, height * 0.55), width * 0.28);
    sun.setColorAt(0, QColor(0xff, 0xd2, 0x8c, 220));
    sun.setColorAt(1, QColor(0xff, 0xd2, 0x8c, 0));
    painter.fillRect(0, 0, width, height, sun);
}

void paintHill(QPainter &painter, double top, double swing, double phase, QColor colour)
{
    QPainterPath hill;
    hill.moveTo(0, height);
    for (int x = 0; x <= width; x += 8)
        hill.lineTo(x, height * (top + swing * std::sin(x * 0.006 + phase)));
    hill.lineTo(width, height);
    painter.fillPath(hill, colour);
}

} // namespace

QImage hills()
{
    QImage picture(width, height, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSky(painter);
    paintHill(painter, 0.57, 0.02, 1.6, QColor(0x8b, 0x6a, 0x70));
    paintHill(painter, 0.66, 0.03, 0.4, QColor(0x55, 0x4c, 0x66));
    paintHill(painter, 0.75, 0.03, 2.2, QColor(0x30, 0x40, 0x5a));
    paintHill(painter, 0.85, 0.02, 0.9, QColor(0x10, 0x1e, 0x2c));
    return picture;
}

QString hillsFile()
{
    static const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("hills.png"));
    static const bool isWritten = hills().save(file);
    if (!isWritten)
        qFatal("cannot write %s", qPrintable(file));
    return file;
}

} // namespace doorward
