// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

struct wl_display;
struct wl_interface;

namespace doorward {

/// The first global of that interface, bound in that version for the application's own event queue
/// and the caller's to destroy; null where the compositor has none. Waits for the compositor once.
/// GUI thread.
[[nodiscard]] void *bindGlobal(wl_display *display, const wl_interface &interface,
                               std::uint32_t version = 1);

} // namespace doorward
