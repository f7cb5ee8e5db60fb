// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/conversation.h"

#include "backend/common/pam_binary.h"
#include "backend/worker/text.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward::worker {

namespace {

using wire::Field;
using wire::Message;
using wire::Type;

// What a module of ours may add to a question or a remark. Its texts can come from a card, which
// nobody vouches for, so they are made presentable like any other.
constexpr std::array detailTexts{Field::Purpose, Field::Label, Field::Holder,
                                 Field::Reader,  Field::User,  Field::Forbid};
constexpr std::array tokenTexts{Field::Module, Field::Manufacturer, Field::Model,  Field::Serial,
                                Field::Label,  Field::Certificate,  Field::Reader, Field::Flags};
constexpr std::array detailNumbers{Field::Minimum,         Field::Maximum,  Field::Tries,
                                   Field::TriesBeforeWait, Field::FinalTry, Field::RetryIn,
                                   Field::Letters,         Field::Length,   Field::KeyringClosed};

void addDetails(Message &to, const Message &from)
{
    for (const Field field : detailTexts)
        if (const auto value = from.get(field))
            to.add(field, presentable(*value));
    for (const Field field : detailNumbers)
        if (const auto value = from.number(field))
            to.add(field, *value);
    std::size_t choices = 0;
    for (const auto &[field, value] : from.fields())
        if (field == Field::Choice && choices++ < 3 * limits::certificateChoices)
            to.add(field, presentable(value));
}

bool isPipe(int descriptor)
{
    struct stat about
    {};
    return fstat(descriptor, &about) == 0 && S_ISFIFO(about.st_mode);
}

void discard(pam_response *responses, const pam_message **messages, int count)
{
    for (int i = 0; i < count; ++i) {
        char *answer = responses[i].resp;
        if (!answer)
            continue;
        if (messages[i]->msg_style == PAM_BINARY_PROMPT) {
            pam_binary::destroyAnswer(answer);
        } else {
            wipe(answer, std::strlen(answer));
            std::free(answer);
        }
    }
    std::free(responses);
}

} // namespace

pam_conv Conversation::functions()
{
    return {&Conversation::converse, this};
}

void Conversation::failDelay(int status, unsigned microseconds, void *conversation)
{
    auto *self = static_cast<Conversation *>(conversation);
    if (status == PAM_SUCCESS || microseconds == 0 || !self || self->m_isMuted)
        return;
    // Cancel, end of file and anything out of turn end the link and with it the delay.
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
    (void)self->m_link.await(State::Working, deadline);
    if (self->m_link.isOver())
        self->abandon();
}

void Conversation::tell(std::string_view style, std::string_view code)
{
    m_link.send(Message(Type::Notice, {{Field::Style, style}, {Field::Code, code}}));
}

int Conversation::converse(int count, const pam_message **messages, pam_response **responses,
                           void *conversation)
try {
    if (count <= 0 || count > PAM_MAX_NUM_MSG || !messages || !responses || !conversation)
        return PAM_CONV_ERR;
    // One reply per message, at the message's own place, whatever its style.
    auto *replies = static_cast<pam_response *>(
        std::calloc(static_cast<std::size_t>(count), sizeof(pam_response)));
    if (!replies)
        return PAM_BUF_ERR;
    for (int i = 0; i < count; ++i) {
        const int code = static_cast<Conversation *>(conversation)->reply(*messages[i], replies[i]);
        if (code != PAM_SUCCESS) {
            discard(replies, messages, i);
            return code;
        }
    }
    *responses = replies;
    return PAM_SUCCESS;
} catch (...) {
    // libpam is C: nothing may be thrown through it, and no memory is all there is to throw here.
    return PAM_BUF_ERR;
}

int Conversation::reply(const pam_message &message, pam_response &response)
{
    std::string_view style;
    switch (message.msg_style) {
    case PAM_TEXT_INFO:
        return say("info", message.msg);
    case PAM_ERROR_MSG:
        return say("error", message.msg);
    case PAM_BINARY_PROMPT:
        return replyBinary(message.msg, response);
    case PAM_PROMPT_ECHO_OFF:
        style = "secret";
        break;
    case PAM_PROMPT_ECHO_ON:
        style = "visible";
        break;
    default:
        return PAM_CONV_ERR;
    }
    const std::string text = presentable(message.msg ? message.msg : "");
    Message question(Type::PromptRequest, {{Field::Style, style}, {Field::Text, text}});
    if (const auto purpose = purposeOf(message.msg_style); !purpose.empty())
        question.add(Field::Purpose, purpose);
    const auto secret = ask(std::move(question));
    if (!secret)
        return PAM_CONV_ERR;
    // A text answer ends at its first NUL, so "right\0wrong" would pass for "right".
    if (secret->view().find('\0') != std::string_view::npos) {
        m_fault = code::timedOut;
        return PAM_CONV_ERR;
    }
    response.resp = strdup(secret->data());
    return response.resp ? PAM_SUCCESS : PAM_BUF_ERR;
}

std::string_view Conversation::purposeOf(int style)
{
    if (!m_changing)
        return {};
    if (style == PAM_PROMPT_ECHO_OFF)
        return m_changing->m_change.asked(m_changing->items());
    m_changing->m_change.askedVisibly();
    return {};
}

/// libpam lets a module read these two, and nobody else: the conversation is called from within
/// one. Anything but success reads as "nothing there", and the prompt stays without a purpose.
PasswordChange::Items Conversation::Changing::items() const
{
    const auto has = [this](int item) {
        const void *value = nullptr;
        return pam_get_item(m_handle, item, &value) == PAM_SUCCESS && value;
    };
    return {has(PAM_OLDAUTHTOK), has(PAM_AUTHTOK)};
}

int Conversation::replyBinary(const void *bytes, pam_response &response)
{
    const auto request = pam_binary::readRequest(bytes);
    if (!request)
        return PAM_CONV_ERR;
    Secret secret;
    if (request->type() == Type::PromptRequest) {
        Message question(Type::PromptRequest);
        question.add(Field::Style, request->text(Field::Style) == "visible" ? "visible" : "secret");
        question.add(Field::Text, presentable(request->text(Field::Text)));
        addDetails(question, *request);
        auto answer = ask(std::move(question));
        if (!answer)
            return PAM_CONV_ERR;
        secret = std::move(*answer);
    } else if (request->type() == Type::Notice) {
        if (const int code = notice(*request); code != PAM_SUCCESS)
            return code;
    } else if (request->type() == Type::PinAccepted) {
        m_told.pinOf = request->text(Field::User);
    } else if (request->type() == Type::TokenUsed) {
        m_tokenUsed = Message(Type::TokenUsed);
        for (const Field field : tokenTexts)
            m_tokenUsed->add(field, presentable(request->text(field)));
    } else {
        return PAM_CONV_ERR;
    }
    response.resp = static_cast<char *>(pam_binary::makeAnswer(secret.view()));
    return response.resp ? PAM_SUCCESS : PAM_BUF_ERR;
}

int Conversation::say(std::string_view style, const char *text)
{
    return notice(Message(Type::Notice, {{Field::Style, style}, {Field::Text, text ? text : ""}}));
}

int Conversation::notice(const Message &fromModule)
{
    if (++m_notices > limits::noticesPerConversation)
        return PAM_CONV_ERR;
    if (m_changing)
        m_changing->m_change.said(m_changing->items());
    const std::string text = presentable(fromModule.text(Field::Text));
    const std::string code = presentable(fromModule.text(Field::Code));
    Message message(Type::Notice);
    message.add(Field::Style, fromModule.text(Field::Style) == "error" ? "error" : "info");
    message.add(Field::Text, text).add(Field::Code, code);
    addDetails(message, fromModule);

    if (!text.empty())
        m_told.text = text;
    if (outcomeOf(code)) {
        m_told.code = code;
        m_told.tries = fromModule.number(Field::Tries);
        m_told.triesBeforeWait = fromModule.number(Field::TriesBeforeWait);
        m_told.retryIn = fromModule.number(Field::RetryIn);
    }
    if (!m_isMuted && !m_link.send(message))
        abandon();
    return PAM_SUCCESS;
}

std::optional<Secret> Conversation::ask(Message request)
{
    if (m_isMuted || ++m_prompts > limits::promptsPerConversation)
        return std::nullopt;
    request.add(Field::Prompt, m_prompts);
    m_link.send(request);
    const auto received = m_link.await(State::AwaitingAnswer);
    if (!received)
        abandon();
    Secret secret;
    const bool isOurs = received->message->number(Field::Prompt) == m_prompts;
    const bool isUsable = received->descriptor >= 0 && isPipe(received->descriptor) &&
                          secret.readFrom(received->descriptor);
    if (received->descriptor >= 0)
        close(received->descriptor);
    if (!isOurs) {
        m_link.finish(Link::End::Broken);
        abandon();
    }
    if (!isUsable) {
        m_fault = secret.isValid() ? code::timedOut : code::internal;
        return std::nullopt;
    }
    // Whatever was said before belongs to what was asked before.
    const unsigned answers = m_told.answers + 1;
    m_told = {};
    m_told.answers = answers;
    return secret;
}

void Conversation::abandon()
{
    const bool isCancelled = m_link.end() == Link::End::Cancelled;
    const bool isBroken = m_link.end() == Link::End::Broken;
    Message result(Type::Result);
    result.add(Field::Outcome, toText(isCancelled ? Outcome::Cancelled : Outcome::Broken));
    result.add(Field::Code, isCancelled ? "" : code::internal);
    m_link.sendLast(result);
    if (isBroken)
        std::fputs("doorward-worker: a message out of turn\n", stderr);
    // The destructors of secrets on the stack do not run; the kernel takes their pages as they are.
    _exit(isBroken ? EXIT_FAILURE : EXIT_SUCCESS);
}

} // namespace doorward::worker
