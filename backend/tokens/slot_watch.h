// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string_view>

namespace doorward {

/// Answers P11Watch (backend/common/p11_helper.h) on socket: tells what is in the slots of module
/// that can be emptied and are no readers of pcscd's, at once, and whenever C_WaitForSlotEvent
/// (PKCS#11 2.40, section 5.5) returns. A module need not remember what moves while nobody waits
/// in it: once a period it is asked which of its slots are full (C_GetSlotList, the same section),
/// and only where that has changed for more.
///
/// Modules lock up when more is done with them meanwhile: the process does nothing beside it. Ends
/// it where module cannot be watched, which has been said, or does not go on.
[[noreturn]] void watchSlots(int socket, std::string_view module, std::chrono::seconds period);

} // namespace doorward
