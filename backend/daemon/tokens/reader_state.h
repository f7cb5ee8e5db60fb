// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace doorward {

/// One card reader, as doorward-tokend tells it.
struct ReaderState
{
    enum class Card { Empty, Present, Mute };

    std::string name;
    Card card = Card::Empty;
    std::uint32_t events = 0; ///< moves with every insertion, removal and return of the reader
    std::string label;        ///< these five once the token is known
    std::string serial;
    std::string module;
    std::string manufacturer = {};
    std::string model = {};

    [[nodiscard]] bool isIdentified() const { return !serial.empty() || !label.empty(); }
    [[nodiscard]] bool operator==(const ReaderState &) const = default;
};

/// A card in a reader, from its insertion to its removal.
struct ReaderSight
{
    std::string reader;
    std::uint32_t events = 0;

    [[nodiscard]] auto operator<=>(const ReaderSight &) const = default;
};

/// A slot that is no reader of pcscd's, as its PKCS#11 module names it.
struct OutsideSlot
{
    std::string module;
    std::string reader;

    [[nodiscard]] auto operator<=>(const OutsideSlot &) const = default;
};

/// What sessions are bound to.
struct Guarded
{
    std::vector<ReaderSight> sights;
    std::vector<OutsideSlot> slots; ///< at most limits::watchedSlots

    [[nodiscard]] bool operator==(const Guarded &) const = default;
};

/// The readers in a message of type Readers: groups that begin with the field Reader. Nothing where
/// it is malformed or names more than limits::readers.
[[nodiscard]] std::optional<std::vector<ReaderState>> readersOf(const wire::Message &message);

} // namespace doorward
