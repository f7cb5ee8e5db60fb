// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doorward {

/// A fresh SHA-256 digest for a card to sign: of 32 random bytes and of what the signature is to be
/// good for, so that one made for another person, service or boot is not good here. Nothing where
/// the kernel has no random bytes or no boot id.
[[nodiscard]] std::optional<std::string> makeChallenge(std::string_view user,
                                                       std::string_view service);

} // namespace doorward
