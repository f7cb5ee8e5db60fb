// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/common/pam_conversation.h"

#include "backend/common/pam_binary.h"

#include <cstdlib>
#include <cstring>
#include <optional>
#include <security/pam_modules.h>

namespace doorward {

namespace {

/// Hands one message to the application. What it answered, which may be null, or nothing where it
/// refused.
std::optional<char *> converse(pam_handle_t *handle, int style, const char *bytes)
{
    const void *item = nullptr;
    if (pam_get_item(handle, PAM_CONV, &item) != PAM_SUCCESS || !item)
        return std::nullopt;
    const auto *conversation = static_cast<const pam_conv *>(item);
    if (!conversation->conv)
        return std::nullopt;
    const pam_message message{style, bytes};
    const pam_message *messages = &message;
    pam_response *responses = nullptr;
    const int result = conversation->conv(1, &messages, &responses, conversation->appdata_ptr);
    // After a failure the responses are not ours to look at: they may never have been made.
    if (result != PAM_SUCCESS)
        return std::nullopt;
    char *answer = responses ? responses->resp : nullptr;
    std::free(responses);
    return answer;
}

void destroyPlain(char *answer)
{
    if (answer)
        wipe(answer, std::strlen(answer));
    std::free(answer);
}

} // namespace

PamConversation::PamConversation(pam_handle *handle, int flags)
    : m_handle(handle), m_silent((flags & PAM_SILENT) != 0)
{}

Asked PamConversation::ask(wire::Message request, const std::string &plain, Secret &into, Echo echo)
{
    into.clear();
    request.add(wire::Field::Style, echo == Echo::On ? "visible" : "secret")
        .add(wire::Field::Text, plain);
    void *answer = nullptr;
    if (!sendBinary(request, &answer))
        return m_binary == Binary::Spoken ? Asked::Refused : askPlain(plain, into, echo);
    const auto secret = pam_binary::readAnswer(answer);
    const bool kept = secret && into.append(*secret);
    pam_binary::destroyAnswer(answer);
    return kept ? Asked::Answered : Asked::Refused;
}

void PamConversation::tell(wire::Message notice, const std::string &plain, Style style)
{
    const bool error = style == Style::Error;
    notice.add(wire::Field::Style, error ? "error" : "info").add(wire::Field::Text, plain);
    void *answer = nullptr;
    if (sendBinary(notice, &answer)) {
        pam_binary::destroyAnswer(answer);
        return;
    }
    char *text = nullptr;
    if (m_binary != Binary::Spoken && !m_silent &&
        sendPlain(error ? PAM_ERROR_MSG : PAM_TEXT_INFO, plain, &text))
        destroyPlain(text);
}

void PamConversation::tellPlain(const std::string &plain)
{
    char *text = nullptr;
    if (m_binary == Binary::NotSpoken && !m_silent && sendPlain(PAM_TEXT_INFO, plain, &text))
        destroyPlain(text);
}

bool PamConversation::report(const wire::Message &message)
{
    void *answer = nullptr;
    const bool sent = sendBinary(message, &answer);
    pam_binary::destroyAnswer(answer);
    return sent;
}

bool PamConversation::sendBinary(const wire::Message &message, void **answer)
{
    if (m_binary == Binary::NotSpoken)
        return false;
    const auto request = pam_binary::request(message);
    if (!request)
        return false;
    const auto response = converse(m_handle, PAM_BINARY_PROMPT, request->data());
    // Applications that know no binary prompts refuse them, say nothing, or answer with something
    // of another shape.
    if (response && pam_binary::readAnswer(*response)) {
        m_binary = Binary::Spoken;
        *answer = *response;
        return true;
    }
    if (response)
        pam_binary::destroyAnswer(*response);
    if (m_binary == Binary::Untried)
        m_binary = Binary::NotSpoken;
    return false;
}

Asked PamConversation::askPlain(const std::string &plain, Secret &into, Echo echo)
{
    char *answer = nullptr;
    const int style = echo == Echo::On ? PAM_PROMPT_ECHO_ON : PAM_PROMPT_ECHO_OFF;
    if (!sendPlain(style, plain, &answer) || !answer)
        return Asked::Refused;
    const bool kept = into.append(answer);
    destroyPlain(answer);
    if (kept)
        return Asked::Answered;
    return into.isValid() ? Asked::TooLong : Asked::Refused;
}

bool PamConversation::sendPlain(int style, const std::string &text, char **answer)
{
    const auto response = converse(m_handle, style, text.c_str());
    if (!response)
        return false;
    *answer = *response;
    return true;
}

} // namespace doorward
