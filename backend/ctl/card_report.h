// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/ctl/card_rules.h"

#include <string>
#include <vector>

/// What doorwardctl prints about inserted cards, where it may look at their certificates.
namespace doorward::ctl {

[[nodiscard]] std::string cardsText(const std::vector<ListedToken> &tokens,
                                    const std::vector<JudgedCertificate> &certificates,
                                    const CardRules &rules);
[[nodiscard]] std::string cardsJson(const std::vector<ListedToken> &tokens,
                                    const std::vector<JudgedCertificate> &certificates,
                                    const CardRules &rules);

/// Whose name it bears, and where it is: to tell it from others.
[[nodiscard]] std::string nameOf(const FoundCertificate &certificate);
/// What a code of backend/common/outcome.h means for whoever looks after the cards.
[[nodiscard]] std::string adviceFor(std::string_view code);

} // namespace doorward::ctl
