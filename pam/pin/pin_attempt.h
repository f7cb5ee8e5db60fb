// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "pam/pin/pin_subject.h"

namespace doorward {

/// One try to come in with a PIN: asks for it, counts the try, opens the vault and hands the
/// password on as PAM_AUTHTOK to the modules below, which do the authentication.
class PinAttempt
{
public:
    PinAttempt(pam_handle *handle, int flags);

    /// PAM_SUCCESS, PAM_AUTH_ERR (wrong, or no PIN at all), PAM_MAXTRIES (too soon, or off),
    /// PAM_AUTHINFO_UNAVAIL (not here, none set up, nobody of that name, stale, outdated, damaged,
    /// broken), PAM_CONV_ERR. Each but the last has been said in the conversation.
    [[nodiscard]] int run();

    /// The same without PAM_AUTHTOK, for whoever changes or removes their PIN: asks with these
    /// words, and gives the password. The verdict is yet to be announced; the caller is whoever
    /// the application has let come so far.
    [[nodiscard]] Verdict open(std::string_view purpose, const char *plain, Secret &password);

private:
    [[nodiscard]] Verdict load();
    [[nodiscard]] Verdict startWaitAnew();
    [[nodiscard]] Verdict askPin(std::string_view purpose, const char *plain, Secret &pin);
    [[nodiscard]] Verdict countAndOpen(const Secret &pin, Secret &password);

    pam_handle *m_handle;
    PamConversation m_talk;
    PinStore m_store;
    VaultOwner m_owner;
    const Config m_config;
    const std::string m_tcti;
    PinEntry m_entry; // as load() found it last
};

} // namespace doorward
