// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/current_secret.h"

#include "pam/pin/password_check.h"
#include "pam/pin/pin_attempt.h"

#include <security/pam_modules.h>

namespace doorward {

namespace {

Verdict askPassword(pam_handle *handle, int flags, const std::string &user, Secret &password)
{
    PamConversation talk(handle, flags);
    const wire::Message request(wire::Type::PromptRequest,
                                {{wire::Field::Purpose, "current-password"}});
    const Asked asked = talk.ask(request, "Current password: ", password);
    if (asked == Asked::Refused)
        return {PAM_CONV_ERR};
    const int result = asked == Asked::Answered ? checkPassword(user, password) : PAM_AUTH_ERR;
    if (result != PAM_SUCCESS)
        password.clear();
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

} // namespace

Verdict askCurrentSecret(pam_handle *handle, int flags, ShownBy by, const std::string &user,
                         Secret &password)
{
    if (by == ShownBy::Password)
        return askPassword(handle, flags, user, password);
    return PinAttempt(handle, flags).open("current-pin", "Current PIN: ", password);
}

} // namespace doorward
