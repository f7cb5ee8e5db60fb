// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_upkeep.h"

#include <security/pam_modules.h>
#include <unistd.h>

namespace doorward {

namespace {

bool canBeTried(PinState state)
{
    return state == PinState::Ready || state == PinState::Off || state == PinState::Stale;
}

} // namespace

PinUpkeep::PinUpkeep(pam_handle *handle, int flags)
    : m_handle(handle), m_preliminary((flags & PAM_PRELIM_CHECK) != 0), m_talk(handle, flags)
{}

int PinUpkeep::remove()
{
    return announce(m_talk, drop());
}

Verdict PinUpkeep::drop()
{
    if (geteuid() != 0)
        return {PAM_PERM_DENIED};
    const char *asked = nullptr;
    if (const int result = pam_get_user(m_handle, &asked, nullptr); result != PAM_SUCCESS)
        return {result};
    // The name as it stands where the user database doesn't know it: their PIN can go even after
    // they have.
    std::string user = asked ? asked : "";
    std::uint32_t uid = 0;
    if (findUser(m_handle, user, uid) != PAM_SUCCESS && !isVaultUser(user))
        return {PAM_USER_UNKNOWN};
    if (m_preliminary || m_store.load(user).state == PinState::NotSet)
        return {PAM_SUCCESS};
    const Descriptor lock = m_store.lock(user);
    if (!lock.isValid() || m_store.remove(user) != 0)
        return {PAM_AUTHTOK_ERR, code::internal};
    return {PAM_SUCCESS};
}

int PinUpkeep::passwordUsed()
{
    std::string user;
    std::uint32_t uid = 0;
    if (geteuid() != 0 || findUser(m_handle, user, uid) != PAM_SUCCESS)
        return PAM_IGNORE;
    PinEntry entry = m_store.load(user);
    if (!canBeTried(entry.state) || entry.record.failures == 0)
        return PAM_IGNORE;
    const Descriptor lock = m_store.lock(user);
    if (!lock.isValid())
        return PAM_SYSTEM_ERR;
    entry = m_store.load(user);
    if (!canBeTried(entry.state))
        return PAM_IGNORE;
    entry.record.failures = 0;
    entry.record.since = {};
    return m_store.write(user, entry.record) == 0 ? PAM_IGNORE : PAM_SYSTEM_ERR;
}

} // namespace doorward
