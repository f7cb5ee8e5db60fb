// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QQmlEngine;

namespace doorward {

struct EndOfEngine
{
    void operator()(QQmlEngine *engine) const;
};
using Engine = std::unique_ptr<QQmlEngine, EndOfEngine>;

/// An engine as every program of ours has it: the module comes from the program itself, and the
/// module's image providers are there. GUI thread.
///
/// No two engines of a process ever have the same address, not even one after the other. Qt's
/// virtual keyboard keeps its side of an engine under that address for good
/// (QVirtualKeyboardInputContextForeign::create, Qt 6.4 to 6.8 at least): the next engine at the
/// same place would be given the dead object of the one before.
[[nodiscard]] Engine makeEngine();

} // namespace doorward
