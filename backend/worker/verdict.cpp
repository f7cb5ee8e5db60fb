// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/verdict.h"

#include <algorithm>
#include <array>
#include <security/pam_appl.h>

namespace doorward::worker {

namespace {

struct Reason
{
    std::string_view code;
    Outcome outcome;
};

// What our own modules say. The rest of outcome.h is said by the worker or the daemon, or goes with
// a message that ends nothing.
constexpr std::array reasons{
    Reason{code::pinWrong, Outcome::Wrong},
    Reason{code::pinFormat, Outcome::Wrong},
    Reason{code::pinNotSet, Outcome::Refused},
    Reason{code::pinOutdated, Outcome::Refused},
    Reason{code::pinDamaged, Outcome::Broken},
    Reason{code::pinOff, Outcome::Refused},
    Reason{code::pinWait, Outcome::Refused},
    Reason{code::pinNoTpm, Outcome::Broken},
    Reason{code::pinTpmLocked, Outcome::Broken},
    Reason{code::pinTpmChanged, Outcome::Refused},
    Reason{code::pinNeedsTpm, Outcome::Refused},
    Reason{code::pinStale, Outcome::Refused},
    Reason{code::pinNotHere, Outcome::Refused},
    Reason{code::pinMismatch, Outcome::Wrong},
    Reason{code::pinTooShort, Outcome::Wrong},
    Reason{code::pinTooLong, Outcome::Wrong},
    Reason{code::pinNotDigits, Outcome::Wrong},
    Reason{code::pinNotLetters, Outcome::Wrong},
    Reason{code::pinTooCommon, Outcome::Wrong},
    Reason{code::pinIsPassword, Outcome::Wrong},
    Reason{code::passwordWrong, Outcome::Wrong},
    Reason{code::passwordExpired, Outcome::Refused},
    Reason{code::passwordRejected, Outcome::Wrong},
    Reason{code::accountExpired, Outcome::Refused},
    Reason{code::accountUnavailable, Outcome::Refused},
    Reason{code::tooManyTries, Outcome::Refused},
    Reason{code::cardRemoved, Outcome::Broken},
    Reason{code::cardPinWrong, Outcome::Wrong},
    Reason{code::cardPinFormat, Outcome::Wrong},
    Reason{code::cardPinExpired, Outcome::Refused},
    Reason{code::cardPinSame, Outcome::Wrong},
    Reason{code::cardPinRejected, Outcome::Wrong},
    Reason{code::cardBlocked, Outcome::Refused},
    Reason{code::cardUnknown, Outcome::Refused},
    Reason{code::cardOwnMap, Outcome::Broken},
    Reason{code::cardOtherUser, Outcome::Refused},
    Reason{code::cardAmbiguous, Outcome::Refused},
    Reason{code::cardUntrusted, Outcome::Refused},
    Reason{code::cardUnfit, Outcome::Refused},
    Reason{code::cardExpired, Outcome::Refused},
    Reason{code::cardRevoked, Outcome::Refused},
    Reason{code::cardUnchecked, Outcome::Broken},
    Reason{code::cardSignature, Outcome::Refused},
    Reason{code::cardSilent, Outcome::Broken},
    Reason{code::noReader, Outcome::Broken},
    Reason{code::noCard, Outcome::Broken},
    Reason{code::timedOut, Outcome::Broken},
    Reason{code::internal, Outcome::Broken},
};

struct Rule
{
    Phase phase;
    int pamCode;
    Outcome outcome;
    std::string_view code;
};

// "wrong secret" in the words of the method; see wrongSecret().
constexpr std::string_view byMethod = "";

// Everything that is not here is broken: PAM_IGNORE, PAM_INCOMPLETE, no memory, codes of the
// future.
constexpr std::array rules{
    // An unknown user looks like a wrong secret, so that nobody can ask which names exist.
    Rule{Phase::Authentication, PAM_AUTH_ERR, Outcome::Wrong, byMethod},
    Rule{Phase::Authentication, PAM_USER_UNKNOWN, Outcome::Wrong, byMethod},
    Rule{Phase::Authentication, PAM_MAXTRIES, Outcome::Refused, code::tooManyTries},
    Rule{Phase::Authentication, PAM_PERM_DENIED, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Authentication, PAM_ACCT_EXPIRED, Outcome::Refused, code::accountExpired},
    Rule{Phase::Authentication, PAM_NEW_AUTHTOK_REQD, Outcome::Refused, code::passwordExpired},
    Rule{Phase::Authentication, PAM_AUTHTOK_EXPIRED, Outcome::Refused, code::passwordExpired},
    Rule{Phase::Authentication, PAM_AUTHINFO_UNAVAIL, Outcome::Broken, code::accountUnavailable},

    Rule{Phase::Account, PAM_AUTH_ERR, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Account, PAM_PERM_DENIED, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Account, PAM_USER_UNKNOWN, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Account, PAM_MAXTRIES, Outcome::Refused, code::tooManyTries},
    Rule{Phase::Account, PAM_ACCT_EXPIRED, Outcome::Refused, code::accountExpired},
    Rule{Phase::Account, PAM_NEW_AUTHTOK_REQD, Outcome::Refused, code::passwordExpired},
    Rule{Phase::Account, PAM_AUTHTOK_EXPIRED, Outcome::Refused, code::passwordExpired},
    Rule{Phase::Account, PAM_AUTHINFO_UNAVAIL, Outcome::Broken, code::accountUnavailable},

    Rule{Phase::Password, PAM_AUTH_ERR, Outcome::Wrong, code::passwordWrong},
    Rule{Phase::Password, PAM_AUTHTOK_RECOVERY_ERR, Outcome::Wrong, code::passwordWrong},
    Rule{Phase::Password, PAM_AUTHTOK_ERR, Outcome::Wrong, code::passwordRejected},
    Rule{Phase::Password, PAM_MAXTRIES, Outcome::Refused, code::tooManyTries},
    Rule{Phase::Password, PAM_PERM_DENIED, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Password, PAM_USER_UNKNOWN, Outcome::Refused, code::accountUnavailable},
    Rule{Phase::Password, PAM_AUTHTOK_DISABLE_AGING, Outcome::Refused, code::passwordExpired},

    Rule{Phase::Credentials, PAM_CRED_EXPIRED, Outcome::Refused, code::accountExpired},
    Rule{Phase::Credentials, PAM_PERM_DENIED, Outcome::Refused, code::accountUnavailable},
};

Verdict wrongSecret(Method method, const Told &told)
{
    switch (method) {
    case Method::Password:
        break;
    case Method::Pin:
        // The PIN module gives its reason whenever it is the one to fail. Where it said instead
        // that the PIN was right, what the PIN opened no longer is.
        return {Outcome::Refused,
                std::string(told.pinOf.empty() ? code::accountUnavailable : code::pinStale)};
    case Method::Token:
        return {Outcome::Refused, std::string(code::cardUnknown)};
    }
    return {Outcome::Wrong, std::string(code::passwordWrong)};
}

bool isMissingModule(int pamCode)
{
    return pamCode == PAM_OPEN_ERR || pamCode == PAM_SYMBOL_ERR || pamCode == PAM_MODULE_UNKNOWN;
}

} // namespace

Verdict judge(Phase phase, int pamCode, Method method, const Told &told)
{
    if (pamCode == PAM_SUCCESS)
        return {Outcome::Success, {}};
    if (isMissingModule(pamCode))
        return {Outcome::Broken, std::string(code::moduleMissing)};
    if (const auto outcome = outcomeOf(told.code))
        return {*outcome, told.code};
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule &candidate) {
        return candidate.phase == phase && candidate.pamCode == pamCode;
    });
    if (rule == rules.end())
        return {Outcome::Broken, std::string(code::internal)};
    // Somebody unknown looks like somebody without a PIN.
    if (pamCode == PAM_USER_UNKNOWN && method == Method::Pin && told.answers == 0)
        return {Outcome::Refused, std::string(code::pinNotSet)};
    // Where nothing was asked no secret was wrong: a rule said no (pam_nologin, pam_access).
    if (rule->code == byMethod && told.answers == 0)
        return {Outcome::Refused, std::string(code::accountUnavailable)};
    if (rule->code == byMethod)
        return wrongSecret(method, told);
    // Debian's common-password ends every failure with pam_deny, so the code is the same whether
    // the old password was wrong or the new one not good enough. Nobody asks for a new one before
    // the old one was right.
    if (rule->code == code::passwordRejected && told.answers == 1)
        return {Outcome::Wrong, std::string(code::passwordWrong)};
    return {rule->outcome, std::string(rule->code)};
}

std::optional<Outcome> outcomeOf(std::string_view code)
{
    const auto reason = std::find_if(reasons.begin(), reasons.end(), [&](const Reason &candidate) {
        return candidate.code == code;
    });
    if (reason == reasons.end())
        return std::nullopt;
    return reason->outcome;
}

} // namespace doorward::worker
