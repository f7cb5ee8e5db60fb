// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/conversation/conversation.h"
#include "backend/daemon/seat/virtual_terminal.h"

#include <optional>
#include <string>

namespace doorward {

/// A session that a seat is ready to take: what the worker is to open, and the terminal that is
/// reserved for it as long as this is kept.
struct SessionPlan
{
    SessionRequest request;
    std::string sessionId; ///< of the catalogue; empty for the greeter
    VirtualTerminal terminal;
};

} // namespace doorward
