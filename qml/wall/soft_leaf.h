// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/wall/scrim.h"

#include <QColor>
#include <QImage>
#include <QRect>
#include <QSize>

#include <vector>

namespace doorward {

/// What lies under the words of the leaf.
struct LeafLook
{
    Cover cover;
    std::vector<Ink> inks;

    bool operator==(const LeafLook &) const = default;
};

struct SoftLeaf
{
    QImage image; ///< Format_RGB32, as large as the area asked for, its scrim included
    QColor tone;  ///< the mean of it
};

/// PICTURE with nothing left that draws the eye: 32 pixels wide, 256 high at most. Any thread.
[[nodiscard]] QImage softened(const QImage &picture);

/// The part AREA of a softened picture that is spread smoothly over WHOLE, under as much of the
/// leaf's colour as its inks need. Null where there is no memory for it. Pure; any thread.
[[nodiscard]] SoftLeaf softLeaf(const QImage &soft, const QSize &whole, const QRect &area,
                                const LeafLook &look);

} // namespace doorward
