// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "locker/output_power.h"
#include "locker/wake_filter.h"

#include <QObject>

struct wl_callback;
struct wl_display;

namespace doorward {

class LockOutputs;
class LockWindow;

/// Makes the locked screen dark while nobody is there: the outputs go off where the compositor lets
/// us switch them, and the windows are black where it does not. GUI thread; the outputs outlive it.
class Dimmer : public QObject
{
    Q_OBJECT

public:
    /// Waits for the compositor once.
    Dimmer(wl_display *display, LockOutputs &outputs, QObject *parent = nullptr);
    ~Dimmer() override;

    [[nodiscard]] bool isDark() const { return m_isDark; }
    void darken();
    /// Whoever lights it has pressed nothing, or has said so already: pressed() of the filter.
    void light();
    /// Somebody is there: lights it. What they pressed for that is on its way, and is not typed.
    void wake();
    /// What a locker that ended has left dark.
    void lightAll();

signals:
    void darkened();
    void lit();

private:
    void hide(LockWindow *window);
    void awaitPress();

    wl_display *m_display;
    LockOutputs &m_outputs;
    OutputPower m_power;
    WakeFilter m_filter;
    wl_callback *m_seen = nullptr; ///< all has come that was on its way at wake()
    bool m_isDark = false;
};

} // namespace doorward
