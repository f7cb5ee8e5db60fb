// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/ctl/backend.h"

#include <string>

/// The commands that look at cards themselves, as root, without doorwardd.
namespace doorward::ctl {

/// Prints the inserted tokens, and of each certificate whom it lets in or why it does not; for
/// user, where one is named, also by their own token map, and whether that counts.
[[nodiscard]] Failure showCards(const std::string &user, bool json);

/// Asks for the card's PIN, has the card sign, and writes a rule for its certificate and user into
/// the token map. Where several certificates could be meant, asks which.
[[nodiscard]] Failure mapCard(const std::string &user);

} // namespace doorward::ctl
