// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickImageProvider>

namespace doorward {

/// The light around the seam: one image, falling off to both sides and towards both ends, dithered
/// so that it shows no bands on the dark planes. Any thread.
///
/// id: WIDTH/HEIGHT/CENTRE/STRENGTH/COLOUR, lengths in dp, CENTRE (from the top) and STRENGTH
/// between 0 and 1, COLOUR as RRGGBB. The seam is the vertical line through the image's middle.
class GlowProvider : public QQuickImageProvider
{
public:
    GlowProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace doorward
