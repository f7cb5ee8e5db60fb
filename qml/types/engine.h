// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQmlEngine;

namespace doorward {

/// What every program of ours does to its engine before it loads anything: the module comes from
/// the program itself, and the module's image providers are there.
void setUpEngine(QQmlEngine &engine);

} // namespace doorward
