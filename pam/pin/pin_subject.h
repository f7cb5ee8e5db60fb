// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "backend/common/outcome.h"
#include "backend/common/pin_store.h"
#include "pam/common/pam_conversation.h"
#include "pam/pin/vault_crypto.h"

#include <optional>
#include <string>
#include <string_view>

struct pam_handle;

namespace doorward {

/// How a user may go on trying.
struct TriesLeft
{
    unsigned tries = 0;
    unsigned beforeWait = 0; ///< of these, before the next wait
    unsigned retryIn = 0;    ///< seconds; 0: now

    [[nodiscard]] static TriesLeft of(const PinEntry &entry);
    /// As fields of a question or a remark.
    void addTo(wire::Message &message) const;
};

/// What a pam_sm_* call returns, and the code of outcome.h that says why; empty where PAM's own
/// answer says it all. Said by whoever asked, never while a lock is held.
struct Verdict
{
    int result;
    std::string_view code = {};
    /// Goes with pinWrong and pinWait: what is left after it.
    std::optional<TriesLeft> left = {};
};

/// The user of a PAM handle, by the name that the user database gives them: another spelling is
/// no second count of tries. PAM_SUCCESS, or what to return: PAM_USER_UNKNOWN also for a name that
/// could not be a file's.
[[nodiscard]] int findUser(pam_handle *handle, std::string &name, std::uint32_t &uid);

/// As findUser(), with the machine's id and key, the latter made where create says so and it is
/// missing. PAM_AUTHINFO_UNAVAIL where there is none.
[[nodiscard]] int findOwner(pam_handle *handle, bool create, VaultOwner &owner);

/// What of a PIN that is right is kept beside it: see PinRecord.
void notePin(std::string_view pin, const Config &config, PinRecord &record);

/// Says a verdict's code, if it has one, with the plain text that belongs to it; its result.
[[nodiscard]] int announce(PamConversation &talk, const Verdict &verdict);

} // namespace doorward
