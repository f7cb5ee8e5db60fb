// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/worker/account.h"
#include "backend/worker/order.h"

#include <string>
#include <vector>

namespace doorward::worker {

/// What PAM's session modules find in the environment, as NAME=VALUE; a name alone is to be
/// removed.
[[nodiscard]] std::vector<std::string> environmentForModules(const SessionOrder &order);

/// The environment of the session's program: what PAM's modules made (fromModules), with what only
/// we may say put back: the person, the seat, the kind of session.
[[nodiscard]] std::vector<std::string>
environmentForProgram(const SessionOrder &order, const Account &account,
                      const std::vector<std::string> &fromModules);

} // namespace doorward::worker
