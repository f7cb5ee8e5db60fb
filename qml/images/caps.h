// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickImageProvider>

namespace doorward {

/// Keys, buttons and panels: a rounded, slightly convex shape with a rim, antialiased at device
/// resolution, which the software renderer's own gradients are not. Any thread.
///
/// id: WIDTH/HEIGHT/RADIUS/TOP/BOTTOM/RIM, lengths in dp, colours as RRGGBB. RIM is "convex" (a
/// highlight that runs out downwards) or THICKNESS-AARRGGBB (the same all round). The radius is
/// held at half the shorter side, so that a large one makes a circle.
class CapProvider : public QQuickImageProvider
{
public:
    CapProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace doorward
