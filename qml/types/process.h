// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace doorward {

/// What a program of ours does first, before Qt is there.
///
/// No core dump, no ptrace by the same user, freed heap overwritten; nothing of Qt's is loaded
/// from a path in the environment, and no file of the person's has it write keys into the journal;
/// and where there is no GPU, Qt Quick renders in software and leaves EGL alone. False where the
/// kernel refused to protect the process.
[[nodiscard]] bool prepareProcess();

} // namespace doorward
