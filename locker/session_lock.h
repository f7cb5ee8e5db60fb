// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

struct ext_session_lock_manager_v1;
struct ext_session_lock_v1;
struct wl_callback;
struct wl_display;
struct wl_output;
struct wl_registry;
struct wl_surface;

namespace doorward {

class LockSurface;

/// The compositor's lock of this session (ext-session-lock-v1). Whatever becomes of this process,
/// the compositor keeps the session locked from locked() until unlock(); nothing here unlocks by
/// being destroyed.
///
/// GUI thread, on the application's own connection, whose loop delivers the signals.
class SessionLock : public QObject
{
    Q_OBJECT

public:
    /// Waits for the compositor once, to learn what it can do.
    explicit SessionLock(wl_display *display, QObject *parent = nullptr);
    ~SessionLock() override;

    /// The compositor knows the protocol.
    [[nodiscard]] bool isSupported() const { return m_manager != nullptr; }
    /// Between request() and unlock() or release().
    [[nodiscard]] bool isHeld() const { return m_lock != nullptr; }

    /// Asks for the lock, once: locked() or finished() follows.
    void request();
    /// Makes surface, which has no role and no buffer, the one that covers output. While held.
    [[nodiscard]] std::unique_ptr<LockSurface> cover(wl_surface *surface, wl_output *output);
    /// Unlocks; unlocked() follows when the compositor has done so. Only after locked().
    void unlock();
    /// Gives up a lock after finished().
    void release();

signals:
    /// The compositor shows nothing but lock surfaces from now on.
    void locked();
    /// The compositor denied the lock, or has ended it by itself: release() it.
    void finished();
    void unlocked();

private:
    wl_display *m_display;
    ext_session_lock_manager_v1 *m_manager;
    ext_session_lock_v1 *m_lock = nullptr;
    wl_callback *m_unlocking = nullptr;
    bool m_isLocked = false;
};

} // namespace doorward
