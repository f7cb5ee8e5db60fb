// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/outcome.h"
#include "backend/worker/order.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doorward::worker {

/// Which of PAM's functions gave the code: the same code means different things in each.
enum class Phase {
    Authentication, ///< pam_start, pam_authenticate
    Account,        ///< pam_acct_mgmt
    Password,       ///< pam_chauthtok
    Credentials,    ///< pam_setcred
};

/// What modules have said since the last answer: their reason for a failure, where there is one.
struct Told
{
    std::string code; ///< a word of doorward::code that ends a conversation, or empty
    std::string text; ///< the last message in PAM's words, or empty
    std::optional<std::uint64_t> tries;
    std::optional<std::uint64_t> triesBeforeWait;
    std::optional<std::uint64_t> retryIn;
    std::string pinOf;    ///< whose PIN was right; empty: nobody's
    unsigned answers = 0; ///< questions answered in this phase
};

/// How a conversation ended, and why.
struct Verdict
{
    Outcome outcome = Outcome::Broken;
    std::string code; ///< empty for a success
};

/// The verdict on a PAM code. Success for PAM_SUCCESS alone: whatever is not in the table is
/// broken, never a success.
[[nodiscard]] Verdict judge(Phase phase, int pamCode, Method method, const Told &told);

/// How a conversation ends for which a module gave code as its reason; nothing for the codes that
/// go with a message alone (card-insert and the like) and for unknown words.
[[nodiscard]] std::optional<Outcome> outcomeOf(std::string_view code);

} // namespace doorward::worker
