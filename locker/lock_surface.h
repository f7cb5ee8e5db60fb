// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <cstdint>
#include <functional>

struct ext_session_lock_surface_v1;
struct ext_session_lock_v1;
struct wl_display;
struct wl_output;
struct wl_surface;

namespace doorward {

/// What covers one output of a locked session. The compositor says how large it is, and every frame
/// after acknowledge() must be exactly that large. Destroyed before its wl_surface. GUI thread.
class LockSurface
{
public:
    /// Waits for the compositor until the first size is known and acknowledged; where the
    /// connection broke meanwhile, size() stays empty.
    LockSurface(wl_display *display, ext_session_lock_v1 *lock, wl_surface *surface,
                wl_output *output);
    ~LockSurface();
    LockSurface(const LockSurface &) = delete;
    LockSurface &operator=(const LockSurface &) = delete;

    /// The size that the compositor asked for last, in surface coordinates.
    [[nodiscard]] QSize size() const { return m_size; }
    /// The next frame has that size.
    void acknowledge();
    /// The next frame has so many pixels in one of that size. Qt (6.8.2 at least) says so by itself
    /// only where it is told of a scale by the surface (wl_surface version 6), or where the window
    /// comes onto another output: not where its output gets another scale.
    void setScale(double pixels);

    /// Another size is asked for.
    std::function<void()> onResize;

private:
    void configure(std::uint32_t serial, QSize size);

    wl_surface *m_covering;
    ext_session_lock_surface_v1 *m_surface = nullptr;
    QSize m_size;
    std::uint32_t m_serial = 0;
    int m_scale = 0; ///< as it was said last; 0: not yet
    bool m_isPending = false;
};

} // namespace doorward
