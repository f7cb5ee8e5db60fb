// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/wall/wall_work.h"

#include <QColor>
#include <QQuickItem>
#include <QtQmlIntegration>

#include <optional>

namespace doorward {

/// A picture over a whole window: sharp on the wall, softened on the leaf, under as much of each
/// plane's colour as what is to be read there needs. It is read in another thread, not before the
/// window has shown a frame, and again when the window's size or the seam's place changes; until
/// then, and where it cannot be shown, this is nothing at all. GUI thread.
class Wallpaper : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file MEMBER m_file NOTIFY wanted FINAL)
    Q_PROPERTY(qreal seamX MEMBER m_seamX NOTIFY wanted FINAL)
    Q_PROPERTY(bool mirrored MEMBER m_mirrored NOTIFY wanted FINAL)
    Q_PROPERTY(QColor wallColour MEMBER m_wallColour NOTIFY wanted FINAL)
    Q_PROPERTY(QColor leafColour MEMBER m_leafColour NOTIFY wanted FINAL)
    /// The least and the most of the plane's colour over the picture, 0 to 1.
    Q_PROPERTY(QList<qreal> wallScrim MEMBER m_wallScrim NOTIFY wanted FINAL)
    Q_PROPERTY(QList<qreal> leafScrim MEMBER m_leafScrim NOTIFY wanted FINAL)
    /// Where small and large words stand on the wall, and their colour.
    Q_PROPERTY(QRectF words MEMBER m_words NOTIFY wanted FINAL)
    Q_PROPERTY(QRectF largeWords MEMBER m_largeWords NOTIFY wanted FINAL)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY wanted FINAL)
    /// The colours of words anywhere on the leaf.
    Q_PROPERTY(QList<QColor> leafInks MEMBER m_leafInks NOTIFY wanted FINAL)
    /// Of the seam's glow, which shines on both.
    Q_PROPERTY(QColor light MEMBER m_light NOTIFY wanted FINAL)

    /// The picture is there.
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    /// How much of the wall's colour lies over it.
    Q_PROPERTY(qreal scrim READ scrim NOTIFY changed FINAL)
    /// The leaf's mean colour, with the picture or without.
    Q_PROPERTY(QColor leafTone READ leafTone NOTIFY changed FINAL)

public:
    explicit Wallpaper(QQuickItem *parent = nullptr);

    [[nodiscard]] bool isShown() const { return !m_wall.isNull(); }
    [[nodiscard]] double scrim() const { return m_scrim; }
    [[nodiscard]] QColor leafTone() const;

signals:
    /// Something else is asked for.
    void wanted();
    /// What is shown is another.
    void changed();
    /// The picture cannot be shown; for a log.
    void failed(const QString &file, const QString &why);

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *before, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void geometryChange(const QRectF &fresh, const QRectF &old) override;

private:
    [[nodiscard]] double ratio() const;
    [[nodiscard]] QRect inPixels(const QRectF &area) const;
    [[nodiscard]] WallOrder order() const;
    void awaitFrame();
    void take(const WallPieces &pieces);
    void clear();
    void weigh();

    QString m_file;
    qreal m_seamX = 0;
    bool m_mirrored = false;
    QColor m_wallColour = Qt::black;
    QColor m_leafColour = Qt::black;
    QList<qreal> m_wallScrim{0, 1};
    QList<qreal> m_leafScrim{0, 1};
    QRectF m_words;
    QRectF m_largeWords;
    QColor m_ink = Qt::white;
    QList<QColor> m_leafInks;
    QColor m_light = Qt::black;

    WallWork m_work;
    std::optional<WallOrder> m_ordered; ///< the last one
    bool m_hasFrame = false;            ///< the window has shown one
    QImage m_wall;
    QImage m_soft;
    SoftLeaf m_leaf;
    double m_scrim = 0;
    QColor m_scrimColour;
};

} // namespace doorward
