// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_subject.h"

#include "pam/pin/machine_key.h"
#include "policy/pin_policy.h"

#include <algorithm>
#include <array>
#include <pwd.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <security/pam_modutil.h>
#include <utility>

namespace doorward {

namespace {

constexpr char machineIdFile[] = "/etc/machine-id";

/// For applications that know no codes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 23> plainTexts{{
    {code::pinFormat, "That can't be the PIN."},
    {code::pinNotSet, "No PIN is set up."},
    {code::pinOutdated, "The PIN has to be set up again. Use your password."},
    {code::pinDamaged, "The PIN is damaged. Use your password and set it up again."},
    {code::pinOff, "The PIN is off after too many wrong tries. Your password turns it on again."},
    {code::pinWait, "Too many wrong PINs. Wait, or use your password."},
    {code::pinNoTpm, "The TPM doesn't answer. Use your password."},
    {code::pinTpmLocked, "The TPM is locked for a while. Use your password."},
    {code::pinTpmChanged,
     "The TPM no longer knows the PIN. Use your password and set it up again."},
    {code::pinNeedsTpm, "A PIN needs a TPM here, and none can be used."},
    {code::pinStale, "Your password was changed. Use it once, then the PIN works again."},
    {code::pinNotHere, "The PIN opens only the screen of this computer."},
    {code::pinTooShort, "That PIN is too short."},
    {code::pinTooLong, "That PIN is too long."},
    {code::pinNotDigits, "A PIN is made of digits."},
    {code::pinNotLetters, "A PIN is made of digits and of letters from A to Z."},
    {code::pinTooCommon, "That PIN is too easy to guess."},
    {code::pinIsPassword, "The PIN can't be the password."},
    {code::pinMismatch, "The two PINs are different."},
    {code::passwordWrong, "That password isn't right."},
    {code::tooManyTries, "Too many wrong tries."},
    {code::accountUnavailable, "This account is not available now."},
    {code::internal, "The PIN can't be used now."},
}};

std::string plainText(const Verdict &verdict)
{
    if (verdict.code == code::pinWrong && verdict.left)
        return "That PIN isn't right. Tries left: " + std::to_string(verdict.left->tries) + '.';
    for (const auto &[code, text] : plainTexts)
        if (code == verdict.code)
            return std::string(text);
    return std::string(verdict.code);
}

} // namespace

int findUser(pam_handle *handle, std::string &name, std::uint32_t &uid)
{
    const char *asked = nullptr;
    if (const int result = pam_get_user(handle, &asked, nullptr); result != PAM_SUCCESS)
        return result;
    if (!asked || !isVaultUser(asked))
        return PAM_USER_UNKNOWN;
    const passwd *entry = pam_modutil_getpwnam(handle, asked);
    if (!entry || !isVaultUser(entry->pw_name))
        return PAM_USER_UNKNOWN;
    name = entry->pw_name;
    uid = entry->pw_uid;
    return PAM_SUCCESS;
}

int findOwner(pam_handle *handle, bool create, VaultOwner &owner)
{
    if (const int result = findUser(handle, owner.user, owner.uid); result != PAM_SUCCESS)
        return result;
    owner.machineId = readMachineId(machineIdFile);
    const FileState key = readMachineKey(paths::state, 0, create, owner.machineKey);
    return key == FileState::Good && !owner.machineId.empty() ? PAM_SUCCESS : PAM_AUTHINFO_UNAVAIL;
}

TriesLeft TriesLeft::of(const PinEntry &entry)
{
    return {entry.triesLeft(), std::min(triesBeforeWait(entry.record.failures), entry.triesLeft()),
            entry.record.waitAt(BootTime::now())};
}

void TriesLeft::addTo(wire::Message &message) const
{
    message.add(wire::Field::Tries, std::uint64_t{tries})
        .add(wire::Field::TriesBeforeWait, std::uint64_t{beforeWait});
    if (retryIn > 0)
        message.add(wire::Field::RetryIn, std::uint64_t{retryIn});
    if (tries == 1)
        message.add(wire::Field::FinalTry, std::uint64_t{1});
}

void notePin(std::string_view pin, const Config &config, PinRecord &record)
{
    record.letters =
        std::any_of(pin.begin(), pin.end(), [](char one) { return one < '0' || one > '9'; });
    const bool told = config.boolean("Pin", "AutoSubmit") && pin.size() >= pinAutoSubmitLeast;
    record.length = told ? static_cast<unsigned>(pin.size()) : 0;
}

int announce(PamConversation &talk, const Verdict &verdict)
{
    if (verdict.code.empty())
        return verdict.result;
    wire::Message notice(wire::Type::Notice, {{wire::Field::Code, verdict.code}});
    if (verdict.left)
        verdict.left->addTo(notice);
    talk.tell(std::move(notice), plainText(verdict), PamConversation::Style::Error);
    return verdict.result;
}

} // namespace doorward
