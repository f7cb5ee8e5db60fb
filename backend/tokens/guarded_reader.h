// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace doorward {

/// A reader with a card that a session is bound to, as it was told to doorwardd.
struct GuardedReader
{
    std::string name;         ///< pcscd's
    std::uint32_t events = 0; ///< ReaderReport's: which sight of the card

    [[nodiscard]] bool operator==(const GuardedReader &) const = default;
};

/// A slot that is no reader of pcscd's, and that a session is bound to, by its module's names.
struct WantedSlot
{
    std::string reader;
    std::string module;
};

/// One whose card has gone, or may have.
struct LostCard
{
    GuardedReader reader;
    /// What pcscd says of the reader now, as in SCARD_READERSTATE::dwEventState; 0 where it says
    /// nothing. What comes later is told by an event; what came until now may not have been.
    unsigned long state = 0;

    [[nodiscard]] bool operator==(const LostCard &) const = default;
};

} // namespace doorward
