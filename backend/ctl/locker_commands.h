// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/ctl/backend.h"

#include <string>

namespace doorward::ctl {

/// `doorwardctl locker COMMAND`: start, enable, disable or status, for sessions that Doorward did
/// not start. Nothing here talks to the backend.
[[nodiscard]] Failure runLocker(const std::string &command);

} // namespace doorward::ctl
