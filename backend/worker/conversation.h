// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/worker/link.h"
#include "backend/worker/password_change.h"
#include "backend/worker/verdict.h"

#include <optional>
#include <security/pam_appl.h>

namespace doorward::worker {

/// What PAM modules say and ask, carried to doorwardd and back. It serves the handles of one
/// conversation one after the other and must outlive them. One thread.
///
/// Once the link is over (cancelled, lost, broken) the process ends on the spot, after a Result
/// where there is somebody to hear it. PAM is not unwound: on the way out a stack would count a
/// failure of the person's (pam_faillock) for a question that nobody answered.
class Conversation
{
public:
    explicit Conversation(Link &link) : m_link(link) {}
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    /// For pam_start; refers to this object.
    [[nodiscard]] pam_conv functions();
    /// For the item PAM_FAIL_DELAY of a handle that was started with functions(): waits on the
    /// link, so that a cancelled attempt is not held up by the delay of the failed one.
    static void failDelay(int status, unsigned microseconds, void *conversation);

    /// From here on nobody is listening: what is said is dropped and what is asked fails. For an
    /// open session, which outlives doorwardd and is closed by modules that may want to talk.
    void mute() { m_isMuted = true; }

    /// While it lives, questions without a purpose of their own are those of a password change on
    /// handle, and get the purposes that PasswordChange tells.
    class Changing
    {
    public:
        Changing(Conversation &conversation, pam_handle_t *handle, bool knowsPassword)
            : m_conversation(conversation), m_handle(handle), m_change(knowsPassword)
        {
            conversation.m_changing = this;
        }
        ~Changing() { m_conversation.m_changing = nullptr; }
        Changing(const Changing &) = delete;
        Changing &operator=(const Changing &) = delete;

    private:
        friend class Conversation;
        [[nodiscard]] PasswordChange::Items items() const;
        Conversation &m_conversation;
        pam_handle_t *m_handle;
        PasswordChange m_change;
    };

    /// Says something of the worker's own.
    void tell(std::string_view style, std::string_view code);

    [[nodiscard]] const Told &told() const { return m_told; }
    /// A new phase begins.
    void forgetTold() { m_told = {}; }
    /// The token that a module says it has used, as a TokenUsed message to pass on.
    [[nodiscard]] const std::optional<wire::Message> &tokenUsed() const { return m_tokenUsed; }
    /// Why an answer reached no module, as a word of doorward::code: timed-out where it was too
    /// long, had a NUL, was no pipe or came too late; internal where there was no memory to keep it
    /// in. Empty where all did.
    [[nodiscard]] std::string_view fault() const { return m_fault; }

private:
    static int converse(int count, const pam_message **messages, pam_response **responses,
                        void *conversation);
    /// Leaves response untouched where it fails. A PAM code.
    int reply(const pam_message &message, pam_response &response);
    /// What a text prompt of that style is for; empty where nothing tells.
    std::string_view purposeOf(int style);
    int replyBinary(const void *bytes, pam_response &response);
    int say(std::string_view style, const char *text);
    int notice(const wire::Message &fromModule);
    /// Asks and waits; nothing where the answer is of no use.
    std::optional<Secret> ask(wire::Message request);

    [[noreturn]] void abandon();

    Link &m_link;
    Told m_told;
    std::optional<wire::Message> m_tokenUsed;
    unsigned m_prompts = 0;
    unsigned m_notices = 0;
    std::string_view m_fault;
    bool m_isMuted = false;
    Changing *m_changing = nullptr;
};

} // namespace doorward::worker
