// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickWindow>

#include <memory>

namespace doorward {

class LockSurface;
class SessionLock;

/// The window that covers one output while the session is locked. It shows the wall's colour from
/// its first frame on, with nothing loaded; what else it shows is put into contentItem() later.
class LockWindow : public QQuickWindow
{
    Q_OBJECT

public:
    /// On a real output (no placeholder), with a lock that is held.
    LockWindow(QScreen *screen, SessionLock &lock);
    ~LockWindow() override;

    /// The output that it covers. Not screen(): that one goes by where Qt thinks a window lies,
    /// which is another output where outputs overlap or are tiny.
    [[nodiscard]] QScreen *covered() const { return m_covered; }
    /// A frame of it was handed to the compositor.
    [[nodiscard]] bool isCovering() const { return m_isCovering; }

    /// Shows nothing at all, whatever is on it.
    void setBlack(bool black);

signals:
    /// The first frame was handed to the compositor.
    void covering();

protected:
    bool event(QEvent *event) override;

private:
    void becomeLockSurface(SessionLock &lock);
    void followSurface();
    void noteFrame();

    QScreen *m_covered; ///< may be gone already; then this goes next
    std::unique_ptr<LockSurface> m_surface;
    bool m_isCovering = false;
};

} // namespace doorward
