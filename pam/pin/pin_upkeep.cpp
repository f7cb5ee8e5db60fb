// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_upkeep.h"

#include "pam/pin/key_library.h"

#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <syslog.h>
#include <unistd.h>

namespace doorward {

namespace {

bool isSet(const PinEntry &entry)
{
    return entry.state == PinState::Ready || entry.state == PinState::Off ||
           entry.state == PinState::Stale;
}

} // namespace

PinUpkeep::PinUpkeep(pam_handle *handle, int flags)
    : m_handle(handle), m_flags(flags), m_talk(handle, flags)
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
    const bool isKnown = findUser(m_handle, user, uid) == PAM_SUCCESS;
    if (!isKnown && !isVaultUser(user))
        return {PAM_USER_UNKNOWN};
    if ((m_flags & PAM_PRELIM_CHECK) != 0 ||
        (isKnown && m_store.load(user).state == PinState::NotSet))
        return {PAM_SUCCESS};
    const Descriptor lock = m_store.lock(user);
    const PinVault vault = m_store.load(user).vault;
    if (!lock.isValid() || (isKnown ? m_store.remove(user) : m_store.forget(user)) != 0)
        return {PAM_AUTHTOK_ERR, code::internal};
    if (vault.mode == PinMode::Tpm)
        key_library::release(m_handle, vault.encode());
    return {PAM_SUCCESS};
}

int PinUpkeep::passwordUsed()
{
    std::string user;
    std::uint32_t uid = 0;
    if (geteuid() != 0 || findUser(m_handle, user, uid) != PAM_SUCCESS)
        return PAM_IGNORE;
    PinEntry entry = m_store.load(user);
    if (!isSet(entry) || (entry.record.failures == 0 && !entry.record.stale))
        return PAM_IGNORE;
    const Descriptor lock = m_store.lock(user);
    if (!lock.isValid())
        return PAM_SYSTEM_ERR;
    entry = m_store.load(user);
    if (!isSet(entry))
        return PAM_IGNORE;
    entry.record.failures = 0;
    entry.record.since = {};
    if (entry.record.stale && sealAnew(user, entry))
        return PAM_IGNORE;
    return m_store.write(user, entry.record) == 0 ? PAM_IGNORE : PAM_SYSTEM_ERR;
}

int PinUpkeep::passwordChanged()
{
    std::string user;
    std::uint32_t uid = 0;
    if ((m_flags & PAM_UPDATE_AUTHTOK) == 0 || geteuid() != 0 ||
        findUser(m_handle, user, uid) != PAM_SUCCESS || !isSet(m_store.load(user)))
        return PAM_IGNORE;
    const Descriptor lock = m_store.lock(user);
    if (!lock.isValid())
        return PAM_IGNORE;
    PinEntry entry = m_store.load(user);
    if (!isSet(entry) || sealAnew(user, entry))
        return PAM_IGNORE;
    // Its password is a dead one now, and must not be tried.
    pam_syslog(m_handle, LOG_WARNING, "the new password could not be put behind the PIN of %s",
               user.c_str());
    entry.record.stale = true;
    if (m_store.write(user, entry.record) != 0)
        pam_syslog(m_handle, LOG_ERR, "nor could the PIN be marked");
    return PAM_IGNORE;
}

/// Seals what stands in PAM_AUTHTOK into the user's vault. entry is unchanged where that failed.
bool PinUpkeep::sealAnew(const std::string &user, PinEntry &entry)
{
    const void *item = nullptr;
    Secret password;
    if (pam_get_item(m_handle, PAM_AUTHTOK, &item) != PAM_SUCCESS || !item ||
        !password.append(static_cast<const char *>(item)))
        return false;
    VaultOwner owner;
    if (findOwner(m_handle, false, owner) != PAM_SUCCESS || !isIntact(owner, entry.vault))
        return false;
    PinVault vault = entry.vault;
    PinRecord record = entry.record;
    record.stale = false;
    return sealPassword(owner, password, vault) && m_store.save(user, vault, record) == 0;
}

} // namespace doorward
