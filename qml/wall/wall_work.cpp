// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/wall/wall_work.h"

#include <QPromise>
#include <QThreadPool>

#include <new>

namespace doorward {

namespace {

using namespace std::chrono_literals;
const QString outOfMemory = QStringLiteral("takes more memory than there is");
constexpr std::chrono::milliseconds longest = 15s; // far more than any honest picture takes

WallPieces made(const WallOrder &order, const Patience &patience)
{
    WallPieces pieces;
    pieces.soft = order.soft;
    if (pieces.soft.isNull()) {
        const WallPicture picture = readWallPicture(order.file, order.whole, patience);
        if (picture.image.isNull()) {
            pieces.fault = picture.fault;
            return pieces;
        }
        pieces.wall = picture.image.copy(order.wall);
        pieces.soft = softened(picture.image);
    }
    pieces.leaf = softLeaf(pieces.soft, order.whole, order.leaf, order.look);
    if (pieces.leaf.image.isNull())
        pieces.fault = outOfMemory;
    return pieces;
}

/// A machine without memory goes on without the picture.
WallPieces madeIfPossible(const WallOrder &order, const Patience &patience)
{
    try {
        return made(order, patience);
    } catch (const std::bad_alloc &) {
        WallPieces nothing;
        nothing.fault = outOfMemory;
        return nothing;
    }
}

} // namespace

WallWork::WallWork(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_patience && !m_patience->isEnded() && m_watcher.future().resultCount() > 0)
            emit done(m_watcher.result());
    });
}

WallWork::~WallWork()
{
    stop();
}

void WallWork::start(const WallOrder &order)
{
    stop();
    m_patience = std::make_shared<Patience>(longest);
    const auto promise = std::make_shared<QPromise<WallPieces>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([order, promise, patience = m_patience] {
        promise->start();
        promise->addResult(madeIfPossible(order, *patience));
        promise->finish();
    });
}

void WallWork::stop()
{
    if (m_patience)
        m_patience->end();
    m_patience.reset();
}

} // namespace doorward
