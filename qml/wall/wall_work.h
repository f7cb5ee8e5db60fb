// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/wall/soft_leaf.h"
#include "qml/wall/wall_picture.h"

#include <QFutureWatcher>
#include <QImage>
#include <QRect>
#include <QString>

#include <memory>

namespace doorward {

/// A picture as one window needs it; lengths in device pixels.
struct WallOrder
{
    QString file;
    QSize whole; ///< the window
    QRect wall;
    QRect leaf;
    LeafLook look;
    QImage soft; ///< where it is known already: then only the leaf is made
};

struct WallPieces
{
    QImage wall; ///< null where only the leaf was asked for
    QImage soft;
    SoftLeaf leaf;
    QString fault; ///< why there is nothing
};

/// Makes the pieces in a thread of the pool. One order at a time: a new one makes the one before
/// forgotten. Destroying it waits for nothing. GUI thread.
class WallWork : public QObject
{
    Q_OBJECT

public:
    explicit WallWork(QObject *parent = nullptr);
    ~WallWork() override;

    void start(const WallOrder &order);
    /// Nothing comes of what was ordered.
    void stop();

signals:
    void done(const doorward::WallPieces &pieces);

private:
    QFutureWatcher<WallPieces> m_watcher;
    std::shared_ptr<Patience> m_patience;
};

} // namespace doorward
