// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_enrolment.h"

#include "backend/common/pin_settings.h"
#include "pam/pin/pin_key.h"
#include "pam/pin/pin_stretch.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <pwd.h>
#include <security/pam_modules.h>
#include <unistd.h>

namespace doorward {

namespace {

/// Whether this machine itself knows the user: only then does their going away mean that they are
/// gone, and not that a directory does not answer.
bool isInPasswd(const std::string &user)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen("/etc/passwd", "re"),
                                                                &std::fclose);
    while (const passwd *entry = file ? fgetpwent(file.get()) : nullptr)
        if (user == entry->pw_name)
            return true;
    return false;
}

} // namespace

PinEnrolment::PinEnrolment(pam_handle *handle, int flags, ShownBy by)
    : m_handle(handle), m_flags(flags), m_by(by), m_talk(handle, flags),
      m_config(Config::load(paths::configuration)), m_tcti(m_config.text("Pin", "Tcti"))
{}

int PinEnrolment::enrol()
{
    return announce(m_talk, makePin());
}

Verdict PinEnrolment::makePin()
{
    if (geteuid() != 0)
        return {PAM_PERM_DENIED};
    const int found = findOwner(m_handle, true, m_owner);
    if (found == PAM_AUTHINFO_UNAVAIL)
        return {PAM_AUTHTOK_ERR, code::internal};
    if (found != PAM_SUCCESS || (m_flags & PAM_PRELIM_CHECK) != 0)
        return {found};
    Secret password;
    if (const Verdict verdict = askCurrentSecret(m_handle, m_flags, m_by, m_owner.user, password);
        verdict.result != PAM_SUCCESS)
        return verdict;
    Secret pin;
    if (const Verdict verdict = askNewPin(password, pin); verdict.result != PAM_SUCCESS)
        return verdict;
    return keep(password, pin);
}

Verdict PinEnrolment::askNewPin(const Secret &password, Secret &pin)
{
    const PinPolicy policy = pinPolicyOf(m_config);
    const Asked first = ask("new-pin", "New PIN: ", policy, pin);
    if (first == Asked::Refused)
        return {PAM_CONV_ERR};
    const PinFault fault = first == Asked::TooLong
                               ? PinFault::TooLong
                               : faultOf(pin.view(), policy, m_owner.user, password.view());
    if (fault != PinFault::None)
        return {PAM_AUTHTOK_ERR, codeOf(fault)};
    Secret again;
    const Asked second = ask("repeat-pin", "New PIN again: ", policy, again);
    if (second == Asked::Refused)
        return {PAM_CONV_ERR};
    if (second == Asked::TooLong || !equalSecrets(pin.view(), again.view()))
        return {PAM_AUTHTOK_ERR, code::pinMismatch};
    return {PAM_SUCCESS};
}

/// What a PIN has to be goes with the question.
Asked PinEnrolment::ask(std::string_view purpose, const char *plain, const PinPolicy &policy,
                        Secret &into)
{
    wire::Message request(wire::Type::PromptRequest, {{wire::Field::Purpose, purpose}});
    request.add(wire::Field::Minimum, std::uint64_t{policy.least})
        .add(wire::Field::Maximum, std::uint64_t{policy.most})
        .add(wire::Field::Letters, std::uint64_t{policy.letters ? 1U : 0U})
        .add(wire::Field::Forbid, m_config.text("Pin", "Forbid"));
    return m_talk.ask(std::move(request), plain, into);
}

Verdict PinEnrolment::keep(const Secret &password, const Secret &pin)
{
    PinVault frame;
    frame.passes = calibratePasses();
    frame.changed = static_cast<std::uint64_t>(std::time(nullptr));
    frame.isLocal = isInPasswd(m_owner.user);
    const Descriptor lock = m_store.lock(m_owner.user);
    if (!lock.isValid())
        return {PAM_AUTHTOK_ERR, code::internal};
    const PinEntry before = m_store.load(m_owner.user);
    frame.revision = std::max(before.vault.revision, before.record.revision);
    PinVault vault;
    if (const Verdict made = make(password, pin, frame, before.vault, vault);
        made.result != PAM_SUCCESS)
        return made;
    PinRecord record;
    record.local = vault.isLocal;
    notePin(pin.view(), m_config, record);
    if (m_store.save(m_owner.user, vault, record) != 0) {
        // Where it came as far as the vault, only the disk knows which of the two it will keep:
        // both stay, and what is left over goes with the next PIN.
        if (m_store.load(m_owner.user).vault.revision != vault.revision)
            releaseVault(vault, m_tcti);
        return {PAM_AUTHTOK_ERR, code::internal};
    }
    // Only now: until here the old PIN was the one.
    releaseVault(before.vault, m_tcti);
    return {PAM_SUCCESS};
}

/// A vault of the TPM's where one can be used, else of the machine's key.
Verdict PinEnrolment::make(const Secret &password, const Secret &pin, PinVault &frame,
                           const PinVault &before, PinVault &vault)
{
    frame.mode = PinMode::Tpm;
    if (m_tcti != noTcti &&
        makeVault(m_owner, pin, password, frame, m_tcti, before, vault) == Opened::Right)
        return {PAM_SUCCESS};
    if (m_config.boolean("Pin", "RequireTpm"))
        return {PAM_AUTHTOK_ERR, code::pinNeedsTpm};
    frame.mode = PinMode::File;
    if (makeVault(m_owner, pin, password, frame, m_tcti, before, vault) != Opened::Right)
        return {PAM_AUTHTOK_ERR, code::internal};
    return {PAM_SUCCESS};
}

} // namespace doorward
