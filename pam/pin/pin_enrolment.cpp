// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_enrolment.h"

#include "backend/common/config.h"
#include "pam/pin/password_check.h"

#include <ctime>
#include <security/pam_modules.h>
#include <unistd.h>

namespace doorward {

PinEnrolment::PinEnrolment(pam_handle *handle, int flags)
    : m_handle(handle), m_preliminary((flags & PAM_PRELIM_CHECK) != 0), m_talk(handle, flags)
{}

int PinEnrolment::enrol()
{
    return announce(m_talk, makePin());
}

int PinEnrolment::remove()
{
    return announce(m_talk, dropPin());
}

int PinEnrolment::forgetFailures()
{
    std::string user;
    std::uint32_t uid = 0;
    if (geteuid() != 0 || findUser(m_handle, user, uid) != PAM_SUCCESS)
        return PAM_IGNORE;
    const PinStatus status = m_store.status(user);
    if (status.state == PinState::NotSet || status.failures == 0)
        return PAM_IGNORE;
    const Descriptor lock = m_store.lock(user);
    return lock.isValid() && m_store.setFailures(user, 0) == 0 ? PAM_IGNORE : PAM_SYSTEM_ERR;
}

Verdict PinEnrolment::makePin()
{
    if (geteuid() != 0)
        return {PAM_PERM_DENIED};
    const int found = findOwner(m_handle, true, m_owner);
    if (found == PAM_AUTHINFO_UNAVAIL)
        return {PAM_AUTHTOK_ERR, code::internal};
    if (found != PAM_SUCCESS || m_preliminary)
        return {found};
    Secret password;
    if (const Verdict verdict = askPassword(password); verdict.result != PAM_SUCCESS)
        return verdict;
    Secret pin;
    if (const Verdict verdict = askNewPin(pin); verdict.result != PAM_SUCCESS)
        return verdict;
    return keep(password, pin);
}

Verdict PinEnrolment::dropPin()
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
    if (m_preliminary || m_store.status(user).state == PinState::NotSet)
        return {PAM_SUCCESS};
    const Descriptor lock = m_store.lock(user);
    if (!lock.isValid() || m_store.remove(user) != 0)
        return {PAM_AUTHTOK_ERR, code::internal};
    return {PAM_SUCCESS};
}

Verdict PinEnrolment::askPassword(Secret &password)
{
    const Asked asked = ask("current-password", "Current password: ", 0, password);
    if (asked == Asked::Refused)
        return {PAM_CONV_ERR};
    const int result =
        asked == Asked::Answered ? checkPassword(m_owner.user, password) : PAM_AUTH_ERR;
    switch (result) {
    case PAM_SUCCESS:
        return {PAM_SUCCESS};
    case PAM_AUTH_ERR:
        return {PAM_AUTH_ERR, code::passwordWrong};
    case PAM_MAXTRIES:
        return {PAM_MAXTRIES, code::tooManyTries};
    default:
        return {PAM_AUTHTOK_ERR, code::accountUnavailable};
    }
}

Verdict PinEnrolment::askNewPin(Secret &pin)
{
    const std::size_t least = Config::load(paths::configuration).number("Pin", "MinimumDigits");
    const Asked first = ask("new-pin", "New PIN: ", least, pin);
    if (first == Asked::Refused)
        return {PAM_CONV_ERR};
    if (first == Asked::TooLong || !isPin(pin.view(), least))
        return {PAM_AUTHTOK_ERR, code::pinFormat};
    Secret again;
    const Asked second = ask("repeat-pin", "New PIN again: ", least, again);
    if (second == Asked::Refused)
        return {PAM_CONV_ERR};
    if (second == Asked::TooLong || !equalSecrets(pin.view(), again.view()))
        return {PAM_AUTHTOK_ERR, code::pinMismatch};
    return {PAM_SUCCESS};
}

/// With least, the bounds of a PIN go with the question.
Asked PinEnrolment::ask(std::string_view purpose, const char *plain, std::size_t least,
                        Secret &into)
{
    wire::Message request(wire::Type::PromptRequest, {{wire::Field::Purpose, purpose}});
    if (least > 0)
        request.add(wire::Field::Minimum, std::uint64_t{least})
            .add(wire::Field::Maximum, std::uint64_t{limits::pinDigitsMax});
    return m_talk.ask(std::move(request), plain, into);
}

Verdict PinEnrolment::keep(const Secret &password, const Secret &pin)
{
    PinVault vault;
    const auto now = static_cast<std::uint64_t>(std::time(nullptr));
    if (!sealVault(m_owner, pin, password, now, vault))
        return {PAM_AUTHTOK_ERR, code::internal};
    const Descriptor lock = m_store.lock(m_owner.user);
    if (!lock.isValid() || m_store.save(m_owner.user, vault) != 0)
        return {PAM_AUTHTOK_ERR, code::internal};
    return {PAM_SUCCESS};
}

} // namespace doorward
