// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/door.h"

namespace doorward {

/// Keeps the door's layoutName up to date with the keyboard's layout, as far as the compositor
/// tells a client about it. Call once there is a QGuiApplication.
void followLayout(Door &door);

} // namespace doorward
