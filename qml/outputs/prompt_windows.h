// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QQuickWindow;

namespace doorward {

/// The windows that one door is shown in, an output each, and which of them has the prompt: the
/// primary. It is the one last touched or pointed at, else the first; whatever is typed on any of
/// them goes there, wherever the compositor sends the keys. GUI thread.
class PromptWindows : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The window is the caller's, who takes it out again before it goes.
    void add(QQuickWindow *window);
    void remove(QQuickWindow *window);
    void clear();

    /// Null where there is no window.
    [[nodiscard]] QQuickWindow *primary() const { return m_primary; }
    /// One of the windows.
    void setPrimary(QQuickWindow *window);

signals:
    void primaryChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool handOver(QQuickWindow *from, QEvent *event);

    QList<QQuickWindow *> m_windows;
    QQuickWindow *m_primary = nullptr;
    bool m_isHandingOver = false;
};

} // namespace doorward
