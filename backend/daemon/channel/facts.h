// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"
#include "backend/daemon/base/bus.h"
#include "backend/daemon/conversation/conversation.h"

#include <string_view>

namespace doorward {

/// What a worker's message says beyond its text, as the a{sv} "details" of org.doorward1.Channel.
/// Fields that are no detail, or no number where one belongs, are left out.
[[nodiscard]] bus::Details detailsOf(const wire::Message &message);

/// The MESSAGE_ID of what a conversation has come to, for an administrator to look for; empty where
/// it is nothing of that kind. wasAsked: for something, so that a PIN that is off now has been
/// tried.
[[nodiscard]] std::string_view eventOf(const Conversation::Request &request,
                                       const Conversation::Ending &ending, bool wasAsked);

} // namespace doorward
