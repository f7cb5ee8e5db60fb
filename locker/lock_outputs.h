// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/outputs/prompt_windows.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QScreen;

namespace doorward {

class LockWindow;
class SessionLock;

/// A lock window on every output, as outputs come and go; the primary one has the prompt. GUI
/// thread.
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
    [[nodiscard]] QQuickWindow *primary() const { return m_prompt.primary(); }

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

    SessionLock &m_lock;
    PromptWindows m_prompt;
    std::vector<std::unique_ptr<LockWindow>> m_windows;
    bool m_isOn = false;
    bool m_isCovered = false;
};

} // namespace doorward
