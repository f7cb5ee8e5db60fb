// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace doorward {

/// What this program does before Qt is there, beyond what all of ours do (prepareProcess): leaves
/// in the environment only what a lock screen needs, nothing that names plugins, styles or another
/// bus; draws on Wayland, in software unless QT_QUICK_BACKEND was set; and may lock as much memory
/// as there is to be had. False where the kernel refused to protect the process.
[[nodiscard]] bool prepareLocker();

/// In software and into shared memory, whatever was set. Before Qt is there.
void drawSimply();

} // namespace doorward
