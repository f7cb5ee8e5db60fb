// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doorward {

/// Text of a stranger (a card's label, a name in a certificate) as it may be shown and logged: at
/// most most bytes of valid UTF-8, cut between characters, without control characters (C0, DEL,
/// C1) and bidirectional overrides, without blanks at either end. Whatever is not that is dropped.
[[nodiscard]] std::string cleanText(std::string_view text, std::size_t most);

} // namespace doorward
