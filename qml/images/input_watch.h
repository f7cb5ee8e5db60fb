// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

class QKeyEvent;

namespace doorward {

/// Whether the person moves about this window by keys or by pointing, and what with: rings around
/// what has the focus are for keys alone, a keyboard on the screen for fingers. It only looks on,
/// and takes nothing away. GUI thread.
class InputWatch : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit InputWatch(QQuickItem *parent = nullptr) : QQuickItem(parent) {}

signals:
    void movedByKey();
    void pointed();
    /// A finger or a pen came down.
    void fingered();
    /// A key that types was pressed on a real keyboard; the one on the screen does not count.
    void typed();

protected:
    void itemChange(ItemChange change, const ItemChangeData &value) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watchKey(const QKeyEvent *event);

    QPointer<QQuickWindow> m_window;
};

} // namespace doorward
