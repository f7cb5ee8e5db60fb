// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace doorward::worker {

/// A module's text made fit for a bus and a screen: valid UTF-8 (anything else becomes U+FFFD), no
/// control characters but line feeds, no blank edges, at most limits::textBytes, cut between two
/// characters.
[[nodiscard]] std::string presentable(std::string_view text);

} // namespace doorward::worker
