// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <cstdint>
#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// A slot that can be emptied and is no reader of pcscd's.
struct WatchedSlot
{
    CK_SLOT_ID id = 0;
    std::string name;
    std::string_view state = "empty"; ///< the words of the message field State
    std::string identity = {};        ///< all that tells a token from another one
    std::string label = {};
    std::string serial = {};
    std::string manufacturer = {};
    std::string model = {};
    std::uint16_t events = 0; ///< moves with every change
};

/// What was seen of a module's slots at one time.
struct SlotSight
{
    std::vector<CK_SLOT_ID> full;   ///< all slots that hold a token, pcscd's among them
    std::vector<WatchedSlot> slots; ///< at most limits::readers

    /// Asks the module. A slot that says that it holds something, of which nothing can be learnt,
    /// is mute.
    [[nodiscard]] static SlotSight of(CK_FUNCTION_LIST *functions);

    /// An event of that slot: something else may be in it, and nobody knows what.
    void noteEvent(CK_SLOT_ID id);
    /// What is seen now. What differs without an event having told of it has moved as well. False
    /// where all is as it was.
    bool renew(SlotSight now);
    /// As P11Slots, with flags.
    [[nodiscard]] wire::Message message(std::string_view flags) const;
};

} // namespace doorward
