// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

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
    std::uint32_t events = 0; ///< pcscd's counter: moves with every insertion and removal
    std::string label;        ///< these three once the token is known
    std::string serial;
    std::string module;

    [[nodiscard]] bool isIdentified() const { return !serial.empty() || !label.empty(); }
    [[nodiscard]] bool operator==(const ReaderState &) const = default;
};

/// The readers in a message of type Readers: groups that begin with the field Reader. Nothing where
/// it is malformed or names more than limits::readers.
[[nodiscard]] std::optional<std::vector<ReaderState>> readersOf(const wire::Message &message);

} // namespace doorward
