// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/wall/wallpaper.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>

#include <algorithm>
#include <cmath>

namespace doorward {

namespace {

// WCAG 2
constexpr double forWords = 4.5;
constexpr double forLargeWords = 3;
// What the glow of the seam, awake, adds to a plane where the words begin.
constexpr double lightAtWords = 0.1;

Cover coverOf(const QColor &plane, const QList<qreal> &scrim, const QColor &light)
{
    return {plane.rgb(), scrim.value(0, 0), scrim.value(1, 1), light.rgb(), lightAtWords};
}

bool isSamePlace(const WallOrder &one, const WallOrder &other)
{
    return one.file == other.file && one.whole == other.whole && one.wall == other.wall;
}

QSGNode *pieceOf(QQuickWindow &window, const QImage &image, const QRectF &place)
{
    QSGImageNode *node = window.createImageNode();
    node->setTexture(window.createTextureFromImage(image, QQuickWindow::TextureIsOpaque));
    node->setOwnsTexture(true);
    node->setFiltering(QSGTexture::Nearest);
    node->setRect(place);
    return node;
}

} // namespace

Wallpaper::Wallpaper(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    connect(this, &Wallpaper::wanted, this, &QQuickItem::polish);
    connect(&m_work, &WallWork::done, this, &Wallpaper::take);
}

QColor Wallpaper::leafTone() const
{
    return m_leaf.tone.isValid() ? m_leaf.tone : m_leafColour;
}

void Wallpaper::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemSceneChange && data.window)
        awaitFrame();
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged)
        polish();
}

void Wallpaper::geometryChange(const QRectF &fresh, const QRectF &old)
{
    QQuickItem::geometryChange(fresh, old);
    polish();
}

/// Nobody waits longer for the door because there is a picture on it.
void Wallpaper::awaitFrame()
{
    connect(
        window(), &QQuickWindow::frameSwapped, this,
        [this] {
            m_hasFrame = true;
            polish();
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

/// Once for all that has changed since the last frame.
void Wallpaper::updatePolish()
{
    if (m_file.isEmpty()) {
        clear();
        return;
    }
    WallOrder next = order();
    if (!m_hasFrame || next.wall.isEmpty() || next.leaf.isEmpty())
        return;
    const bool isThere = m_ordered && isSamePlace(*m_ordered, next);
    if (!isThere || m_ordered->look != next.look) {
        // What no longer fits is bare for a moment, rather than hard to read.
        if (!isThere)
            clear();
        m_leaf = {};
        next.soft = m_soft;
        m_ordered = next;
        m_work.start(next);
        update();
    }
    weigh();
}

double Wallpaper::ratio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1;
}

QRect Wallpaper::inPixels(const QRectF &area) const
{
    const double scale = ratio();
    return QRectF(area.topLeft() * scale, area.size() * scale).toAlignedRect();
}

WallOrder Wallpaper::order() const
{
    const auto pixels = [scale = ratio()](double length) {
        return static_cast<int>(std::lround(length * scale));
    };
    WallOrder next;
    next.file = m_file;
    next.whole = QSize(pixels(width()), pixels(height()));
    const int seam = std::clamp(pixels(m_seamX), 0, next.whole.width());
    const QRect before(0, 0, seam, next.whole.height());
    const QRect after(seam, 0, next.whole.width() - seam, next.whole.height());
    next.wall = m_mirrored ? after : before;
    next.leaf = m_mirrored ? before : after;
    next.look.cover = coverOf(m_leafColour, m_leafScrim, m_light);
    for (const QColor &ink : m_leafInks)
        next.look.inks.push_back({ink.rgb(), forWords});
    return next;
}

void Wallpaper::take(const WallPieces &pieces)
{
    if (!pieces.fault.isEmpty()) {
        const QString file = m_ordered->file;
        clear();
        emit failed(file, pieces.fault);
        return;
    }
    if (!pieces.wall.isNull())
        m_wall = pieces.wall;
    m_soft = pieces.soft;
    m_leaf = pieces.leaf;
    weigh();
    update();
    emit changed();
}

void Wallpaper::clear()
{
    m_work.stop();
    m_ordered.reset();
    if (!isShown())
        return;
    m_wall = {};
    m_soft = {};
    m_leaf = {};
    update();
    emit changed();
}

/// How much of its colour the wall needs where words stand on it.
void Wallpaper::weigh()
{
    if (!isShown())
        return;
    const Cover cover = coverOf(m_wallColour, m_wallScrim, m_light);
    const QPoint corner = m_ordered->wall.topLeft();
    const auto share = [&](const QRectF &area, double contrast) {
        return area.isEmpty() ? cover.least
                              : scrimFor(m_wall, inPixels(area).translated(-corner), cover,
                                         {{m_ink.rgb(), contrast}});
    };
    const double scrim = std::max(share(m_words, forWords), share(m_largeWords, forLargeWords));
    if (scrim == m_scrim && m_scrimColour == m_wallColour)
        return;
    m_scrim = scrim;
    m_scrimColour = m_wallColour;
    update();
    emit changed();
}

QSGNode *Wallpaper::updatePaintNode(QSGNode *before, UpdatePaintNodeData *)
{
    delete before;
    if (!isShown())
        return nullptr;
    const auto placed = [scale = ratio()](const QRect &area) {
        return QRectF(QPointF(area.topLeft()) / scale, QSizeF(area.size()) / scale);
    };
    auto *planes = new QSGNode;
    planes->appendChildNode(pieceOf(*window(), m_wall, placed(m_ordered->wall)));
    QSGRectangleNode *scrim = window()->createRectangleNode();
    scrim->setRect(placed(m_ordered->wall));
    QColor colour = m_scrimColour;
    colour.setAlphaF(static_cast<float>(m_scrim));
    scrim->setColor(colour);
    planes->appendChildNode(scrim);
    if (!m_leaf.image.isNull())
        planes->appendChildNode(pieceOf(*window(), m_leaf.image, placed(m_ordered->leaf)));
    return planes;
}

} // namespace doorward
