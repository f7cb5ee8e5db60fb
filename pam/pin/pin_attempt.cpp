// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_attempt.h"

#include "pam/pin/local_caller.h"
#include "pam/pin/pin_key.h"
#include "policy/pin_policy.h"

#include <ctime>
#include <security/pam_modules.h>

namespace doorward {

namespace {

/// What an answer that is neither right nor wrong ends in.
Verdict withoutAnswer(Opened opened)
{
    switch (opened) {
    case Opened::TpmMissing:
        return {PAM_AUTHINFO_UNAVAIL, code::pinNoTpm};
    case Opened::TpmLocked:
        return {PAM_AUTHINFO_UNAVAIL, code::pinTpmLocked};
    case Opened::TpmChanged:
        return {PAM_AUTHINFO_UNAVAIL, code::pinTpmChanged};
    default:
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    }
}

} // namespace

PinAttempt::PinAttempt(pam_handle *handle, int flags)
    : m_handle(handle), m_talk(handle, flags), m_config(Config::load(paths::configuration)),
      m_tcti(m_config.text("Pin", "Tcti"))
{}

int PinAttempt::run()
{
    Secret password;
    const Verdict verdict = isLocalCaller(m_handle, m_config.text("Pin", "Services"))
                                ? open("pin", "PIN: ", password)
                                : Verdict{PAM_AUTHINFO_UNAVAIL, code::pinNotHere};
    if (verdict.result != PAM_SUCCESS)
        return announce(m_talk, verdict);
    // So that the worker can tell a dead password from a wrong PIN.
    m_talk.report(wire::Message(wire::Type::PinAccepted, {{wire::Field::User, m_owner.user}}));
    return pam_set_item(m_handle, PAM_AUTHTOK, password.data());
}

Verdict PinAttempt::open(std::string_view purpose, const char *plain, Secret &password)
{
    // Without the machine's key no vault is intact, and is told to be so below.
    const int found = findOwner(m_handle, false, m_owner);
    // Nobody learns here which names exist.
    if (found == PAM_USER_UNKNOWN)
        return {PAM_AUTHINFO_UNAVAIL, code::pinNotSet};
    if (found != PAM_SUCCESS && found != PAM_AUTHINFO_UNAVAIL)
        return {found};
    if (const Verdict verdict = load(); verdict.result != PAM_SUCCESS)
        return verdict.code == code::pinWait ? startWaitAnew() : verdict;
    Secret pin;
    if (const Verdict verdict = askPin(purpose, plain, pin); verdict.result != PAM_SUCCESS)
        return verdict;
    const Verdict verdict = countAndOpen(pin, password);
    if (verdict.code != code::pinWrong || m_entry.triesLeft() > 0)
        return verdict;
    // Both are said: the try was wrong, and it was the last one.
    (void)announce(m_talk, verdict);
    return {PAM_MAXTRIES, code::pinOff};
}

/// The vault as it is now, if it can be opened by anybody at this moment.
Verdict PinAttempt::load()
{
    m_entry = m_store.load(m_owner.user);
    switch (m_entry.state) {
    case PinState::NotSet:
        return {PAM_AUTHINFO_UNAVAIL, code::pinNotSet};
    case PinState::Outdated:
        return {PAM_AUTHINFO_UNAVAIL, code::pinOutdated};
    case PinState::Damaged:
        return {PAM_AUTHINFO_UNAVAIL, code::pinDamaged};
    case PinState::Ready:
    case PinState::Off:
    case PinState::Stale:
        break;
    }
    // Damage is told from a wrong PIN before anybody types one, and is never counted.
    if (!isIntact(m_owner, m_entry.vault))
        return {PAM_AUTHINFO_UNAVAIL, code::pinDamaged};
    if (m_entry.state == PinState::Off)
        return {PAM_MAXTRIES, code::pinOff};
    // The password that it would open is known to be wrong.
    if (m_entry.state == PinState::Stale)
        return {PAM_AUTHINFO_UNAVAIL, code::pinStale};
    const TriesLeft left = TriesLeft::of(m_entry);
    if (left.retryIn > 0)
        return {PAM_MAXTRIES, code::pinWait, left};
    if (const Opened ready = lookAtVault(m_entry.vault, m_tcti); ready != Opened::Right)
        return withoutAnswer(ready);
    return {PAM_SUCCESS};
}

/// A wait that another boot began is measured from now on.
Verdict PinAttempt::startWaitAnew()
{
    const BootTime now = BootTime::now();
    if (m_entry.record.since.boot != now.boot) {
        const Descriptor lock = m_store.lock(m_owner.user);
        if (!lock.isValid())
            return {PAM_AUTHINFO_UNAVAIL, code::internal};
        const Verdict verdict = load();
        if (verdict.code != code::pinWait)
            return verdict.result == PAM_SUCCESS ? Verdict{PAM_AUTHINFO_UNAVAIL, code::internal}
                                                 : verdict;
        m_entry.record.since = now;
        if (m_store.write(m_owner.user, m_entry.record) != 0)
            return {PAM_AUTHINFO_UNAVAIL, code::internal};
    }
    return {PAM_MAXTRIES, code::pinWait, TriesLeft::of(m_entry)};
}

Verdict PinAttempt::askPin(std::string_view purpose, const char *plain, Secret &pin)
{
    wire::Message request(wire::Type::PromptRequest, {{wire::Field::Purpose, purpose}});
    request.add(wire::Field::Minimum, std::uint64_t{pinLengthLeast})
        .add(wire::Field::Maximum, std::uint64_t{pinLengthMost});
    TriesLeft::of(m_entry).addTo(request);
    if (m_entry.record.letters)
        request.add(wire::Field::Letters, std::uint64_t{1});
    if (m_config.boolean("Pin", "AutoSubmit") && m_entry.record.length >= pinAutoSubmitLeast)
        request.add(wire::Field::Length, std::uint64_t{m_entry.record.length});
    const Asked asked = m_talk.ask(std::move(request), plain, pin);
    if (asked == Asked::Refused)
        return {PAM_CONV_ERR};
    // What cannot be a PIN is no try at one.
    if (asked == Asked::TooLong || !canBePin(pin.view(), m_entry.record.letters))
        return {PAM_AUTH_ERR, code::pinFormat};
    return {PAM_SUCCESS};
}

/// Everything between the try's being counted and its being judged, under the user's lock: of any
/// number of tries at once each finds the count of the one before. Nothing is said or asked here,
/// so nobody at a screen can hold the lock.
Verdict PinAttempt::countAndOpen(const Secret &pin, Secret &password)
{
    const Descriptor lock = m_store.lock(m_owner.user);
    if (!lock.isValid())
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    // While the person typed, another try or a new PIN may have changed everything.
    if (const Verdict verdict = load(); verdict.result != PAM_SUCCESS)
        return verdict;
    PinRecord &record = m_entry.record;
    // A save that was cut short after the vault has left the record behind.
    record.revision = m_entry.vault.revision;
    const PinRecord before = record;
    ++record.failures;
    record.since = BootTime::now();
    // On the disk before it is evaluated: whoever kills us has used the try up.
    if (m_store.write(m_owner.user, record) != 0)
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    bool judged = false;
    const Opened opened = openVault(m_owner, m_entry.vault, pin, m_tcti, password, &judged);
    if (opened == Opened::Wrong)
        return {PAM_AUTH_ERR, code::pinWrong, TriesLeft::of(m_entry)};
    if (opened != Opened::Right) {
        // Nobody has looked at the PIN: it was no try. Where that cannot be written it stays one.
        if (!judged)
            (void)m_store.write(m_owner.user, before);
        return withoutAnswer(opened);
    }
    record.failures = 0;
    record.since = {};
    record.used = static_cast<std::uint64_t>(std::time(nullptr));
    notePin(pin.view(), m_config, record);
    if (m_store.write(m_owner.user, record) != 0)
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    return {PAM_SUCCESS};
}

} // namespace doorward
