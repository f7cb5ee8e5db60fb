// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/outputs/prompt_windows.h"
#include "qml/types/door.h"
#include "qml/types/engine.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>

#include <memory>
#include <vector>

class QScreen;

namespace doorward {

/// The login screen on every output, as outputs come and go, all before the same door. The primary
/// one has the people and the prompt, the others wall, clock and seam.
///
/// Where the compositor stretches every window over all outputs, as cage does, there is one window
/// as far as that is known, and the one in front is the primary. GUI thread.
class Outputs : public QObject
{
    Q_OBJECT

public:
    /// The door is the caller's and outlives this.
    explicit Outputs(Door &door, QObject *parent = nullptr);
    ~Outputs() override;

    /// Covers all outputs and those to come, the others once the first one shows a frame. False
    /// where the screen does not load (Qt has said why).
    [[nodiscard]] bool cover();

    [[nodiscard]] QQmlEngine &engine() { return *m_engine; }
    [[nodiscard]] std::vector<QQuickView *> windows() const;
    /// Null where there is no output.
    [[nodiscard]] QQuickWindow *primary() const { return m_prompt.primary(); }

signals:
    /// The compositor closed a window of its own accord.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Window = std::unique_ptr<QQuickView>;

    void coverMissing();
    void add(QScreen *screen);
    void remove(QScreen *screen);
    static void bringToFront(QQuickWindow *window);
    void showPrimary();
    void followFocus(QWindow *focused);
    [[nodiscard]] bool isStretched() const;

    Door &m_door;
    const Engine m_engine = makeEngine();
    QQmlComponent m_screen;
    PromptWindows m_prompt;
    std::vector<Window> m_windows;
    bool m_isShown = false; // the first frame of all is out
};

} // namespace doorward
