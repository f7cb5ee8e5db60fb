// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

namespace doorward {

/// Whether the person moves about this window by keys or by pointing: rings around what has the
/// focus are for the former alone. It only looks on, and takes nothing away. GUI thread.
class InputWatch : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit InputWatch(QQuickItem *parent = nullptr) : QQuickItem(parent) {}

signals:
    void movedByKey();
    void pointed();

protected:
    void itemChange(ItemChange change, const ItemChangeData &value) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<QQuickWindow> m_window;
};

} // namespace doorward
