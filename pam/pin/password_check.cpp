// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/password_check.h"

#include <cstdlib>
#include <cstring>
#include <security/pam_appl.h>

namespace doorward {

namespace {

constexpr char verifyService[] = "doorward-verify";

struct Answers
{
    const Secret &password;
    bool given = false;
};

void destroy(pam_response *responses, int count)
{
    for (int i = 0; i < count; ++i) {
        if (!responses[i].resp)
            continue;
        wipe(responses[i].resp, std::strlen(responses[i].resp));
        std::free(responses[i].resp);
    }
    std::free(responses);
}

/// The answer to one message. False where there is none to give: the password is given once, to a
/// hidden prompt, and nothing else is known here.
bool answer(Answers &answers, int style, char *&into)
{
    if (style == PAM_TEXT_INFO || style == PAM_ERROR_MSG)
        return true;
    if (style != PAM_PROMPT_ECHO_OFF || answers.given)
        return false;
    answers.given = true;
    into = strdup(answers.password.data());
    return into != nullptr;
}

int converse(int count, const pam_message **messages, pam_response **responses, void *data)
{
    if (count <= 0 || count > PAM_MAX_NUM_MSG)
        return PAM_CONV_ERR;
    auto *made = static_cast<pam_response *>(
        std::calloc(static_cast<std::size_t>(count), sizeof **responses));
    if (!made)
        return PAM_BUF_ERR;
    for (int i = 0; i < count; ++i) {
        if (!answer(*static_cast<Answers *>(data), messages[i]->msg_style, made[i].resp)) {
            destroy(made, count);
            return PAM_CONV_ERR;
        }
    }
    *responses = made;
    return PAM_SUCCESS;
}

} // namespace

int checkPassword(const std::string &user, const Secret &password)
{
    // PAM would see only what is before a NUL.
    if (password.isEmpty() || password.view().find('\0') != std::string_view::npos)
        return PAM_AUTH_ERR;
    Answers answers{password};
    const pam_conv conversation{&converse, &answers};
    pam_handle_t *handle = nullptr;
    int result = pam_start(verifyService, user.c_str(), &conversation, &handle);
    if (result != PAM_SUCCESS)
        return result;
    result = pam_authenticate(handle, PAM_SILENT);
    // A stack that never asked (pam_permit, an account without a password) has proved nothing.
    if (result == PAM_SUCCESS && !answers.given)
        result = PAM_AUTH_ERR;
    pam_end(handle, result);
    return result;
}

} // namespace doorward
