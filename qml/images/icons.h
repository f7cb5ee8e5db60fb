// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickImageProvider>

namespace doorward {

/// Our icons, drawn on a grid of 24 with strokes of 1.75, tinted as they are loaded. Any thread.
///
/// id: NAME/COLOUR or NAME/COLOUR/mirrored; NAME is a file of qml/images/icons, COLOUR RRGGBB.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace doorward
