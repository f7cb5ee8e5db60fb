// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_attempt.h"

#include "pam/pin/local_caller.h"

#include <security/pam_modules.h>

namespace doorward {

PinAttempt::PinAttempt(pam_handle *handle, int flags) : m_handle(handle), m_talk(handle, flags) {}

int PinAttempt::run()
{
    Secret password;
    const Verdict verdict = attempt(password);
    if (verdict.result == PAM_SUCCESS)
        return pam_set_item(m_handle, PAM_AUTHTOK, password.data());
    return announce(m_talk, verdict);
}

Verdict PinAttempt::attempt(Secret &password)
{
    if (!isLocalCaller(m_handle))
        return {PAM_PERM_DENIED, code::pinNotHere};
    // Without the machine's key no vault is intact, and is told to be so below.
    const int found = findOwner(m_handle, false, m_owner);
    // Nobody learns here which names exist.
    if (found == PAM_USER_UNKNOWN)
        return {PAM_AUTHINFO_UNAVAIL, code::pinNotSet};
    if (found != PAM_SUCCESS && found != PAM_AUTHINFO_UNAVAIL)
        return {found};
    PinVault vault;
    PinStatus status;
    if (const Verdict verdict = load(vault, status); verdict.result != PAM_SUCCESS)
        return verdict;
    Secret pin;
    if (const Verdict verdict = askPin(status, pin); verdict.result != PAM_SUCCESS)
        return verdict;
    const Verdict verdict = countAndOpen(pin, password);
    if (verdict.result != PAM_AUTH_ERR)
        return verdict;
    sayWrong(m_talk, limits::pinFailures - m_failures);
    return m_failures < limits::pinFailures ? verdict : Verdict{PAM_MAXTRIES, code::pinOff};
}

/// The vault as it is now, if it can be opened by anybody.
Verdict PinAttempt::load(PinVault &vault, PinStatus &status)
{
    status = m_store.load(m_owner.user, vault);
    switch (status.state) {
    case PinState::NotSet:
        return {PAM_AUTHINFO_UNAVAIL, code::pinNotSet};
    case PinState::Outdated:
        return {PAM_AUTHINFO_UNAVAIL, code::pinOutdated};
    case PinState::Damaged:
        return {PAM_AUTHINFO_UNAVAIL, code::pinDamaged};
    case PinState::Ready:
    case PinState::Off:
        break;
    }
    // Damage is told from a wrong PIN before anybody types one, and is never counted.
    if (!isIntact(m_owner, vault))
        return {PAM_AUTHINFO_UNAVAIL, code::pinDamaged};
    if (status.state == PinState::Off)
        return {PAM_MAXTRIES, code::pinOff};
    return {PAM_SUCCESS};
}

Verdict PinAttempt::askPin(const PinStatus &status, Secret &pin)
{
    const unsigned left = limits::pinFailures - status.failures;
    wire::Message request(wire::Type::PromptRequest, {{wire::Field::Purpose, "pin"}});
    request.add(wire::Field::Minimum, std::uint64_t{limits::pinDigitsMin})
        .add(wire::Field::Maximum, std::uint64_t{limits::pinDigitsMax})
        .add(wire::Field::Tries, std::uint64_t{left});
    if (left == 1)
        request.add(wire::Field::FinalTry, std::uint64_t{1});
    const Asked asked = m_talk.ask(std::move(request), "PIN: ", pin);
    if (asked == Asked::Refused)
        return {PAM_CONV_ERR};
    // What cannot be a PIN is no try at one.
    if (asked == Asked::TooLong || !isPin(pin.view()))
        return {PAM_AUTH_ERR, code::pinFormat};
    return {PAM_SUCCESS};
}

/// Everything between the try's being counted and its being judged, under the user's lock: of any
/// number of tries at once each finds the count of the one before. Nothing is said or asked here,
/// so nobody at a screen can hold the lock. PAM_AUTH_ERR without a code: the PIN was wrong.
Verdict PinAttempt::countAndOpen(const Secret &pin, Secret &password)
{
    const Descriptor lock = m_store.lock(m_owner.user);
    if (!lock.isValid())
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    // While the person typed, another try or a new PIN may have changed everything.
    PinVault vault;
    PinStatus status;
    if (const Verdict verdict = load(vault, status); verdict.result != PAM_SUCCESS)
        return verdict;
    m_failures = status.failures + 1;
    // On the disk before it is evaluated: whoever kills us has used the try up.
    if (m_store.setFailures(m_owner.user, m_failures) != 0)
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    const Opened opened = openVault(m_owner, vault, pin, password);
    if (opened == Opened::Wrong)
        return {PAM_AUTH_ERR};
    if (opened != Opened::Right || m_store.setFailures(m_owner.user, 0) != 0)
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    return {PAM_SUCCESS};
}

} // namespace doorward
