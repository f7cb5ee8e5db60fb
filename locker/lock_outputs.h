// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QEvent;
class QScreen;

namespace doorward {

class LockWindow;
class SessionLock;

/// A lock window on every output, as outputs come and go. One of them is the primary: the one last
/// touched, else the first; it has the prompt, and whatever is typed on any of them goes there.
/// GUI thread.
class LockOutputs : public QObject
{
    Q_OBJECT

public:
    explicit LockOutputs(SessionLock &lock, QObject *parent = nullptr);
    ~LockOutputs() override;

    /// Covers all outputs and those to come; needs a lock that is held.
    void cover();
    /// Takes all windows away.
    void uncover();

    /// Every output there was when it was last asked for shows a frame of ours.
    [[nodiscard]] bool isCovered() const { return m_isOn && m_isCovered; }
    [[nodiscard]] QList<LockWindow *> windows() const;
    /// Null where there is no output.
    [[nodiscard]] LockWindow *primary() const { return m_primary; }

signals:
    /// Every output there is shows a frame of ours. Also at once, where there is none.
    void covered();
    /// The output of that name shows its first frame of ours.
    void outputCovered(const QString &name);
    void windowAdded(doorward::LockWindow *window);
    void primaryChanged();

private:
    void add(QScreen *screen);
    void remove(QScreen *screen);
    void checkCovered();
    void setPrimary(LockWindow *window);
    [[nodiscard]] bool handOver(LockWindow *window, QEvent *event);

    SessionLock &m_lock;
    std::vector<std::unique_ptr<LockWindow>> m_windows;
    LockWindow *m_primary = nullptr;
    bool m_isOn = false;
    bool m_isCovered = false;
    bool m_isHandingOver = false;
};

} // namespace doorward
