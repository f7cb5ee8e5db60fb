// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWindow;

namespace doorward {

/// Gives window the application's keyboard focus, at once. The compositor gives it only to a seat
/// with a keyboard, and without it nothing in the window is active for touch and assistive tools
/// either.
void giveFocus(QWindow *window);

} // namespace doorward
