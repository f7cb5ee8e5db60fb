// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"
#include "backend/daemon/base/bus.h"

namespace doorward {

/// What a worker's message says beyond its text, as the a{sv} "details" of org.doorward1.Channel.
/// Fields that are no detail, or no number where one belongs, are left out.
[[nodiscard]] bus::Details detailsOf(const wire::Message &message);

} // namespace doorward
