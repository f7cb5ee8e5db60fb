// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/token_choice.h"
#include "backend/common/limits.h"
#include "backend/common/wire.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// How many certificates a person may be asked to choose from: more do not fit into a question.
inline constexpr std::size_t mostChoices = limits::certificateChoices;

/// The question which of candidates, at most mostChoices, is meant: each with a number from 1 and
/// what tells it from the others, and the question itself at the end, on one line.
[[nodiscard]] std::string
certificateQuestion(const std::vector<const FoundCertificate *> &candidates);

/// Adds the same to request, for a screen that shows them one by one.
void addChoices(const std::vector<const FoundCertificate *> &candidates, wire::Message &request);

/// The index of the candidate that answer, a number from 1, names; nothing where it names none of
/// count.
[[nodiscard]] std::optional<std::size_t> chosenOf(std::string_view answer, std::size_t count);

} // namespace doorward
