// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace doorward {

/// Answers P11Watch (backend/common/p11_helper.h) on socket: tells what is in the slots of module
/// that can be emptied and are no readers of pcscd's, at once, and whenever C_WaitForSlotEvent
/// (PKCS#11 2.40, section 5.5) returns. Modules lock up when anything else is done with them
/// meanwhile: the process does nothing beside it.
///
/// Returns where module cannot be watched, which has been said, or where it does not go on.
void watchSlots(int socket, std::string_view module);

} // namespace doorward
