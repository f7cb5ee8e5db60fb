// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/common/wire.h"

#include <string>

struct pam_handle;

namespace doorward {

/// How asking ended.
enum class Asked {
    Answered,
    TooLong, ///< an answer came, longer than limits::secretBytes; none of it is kept
    Refused, ///< the application asks nobody, or the person went away: end with PAM_CONV_ERR
};

/// What a module of ours says to the application that runs its stack.
///
/// Everything goes as a binary prompt first (backend/common/pam_binary.h), which doorward-worker
/// understands. Any other application answers that with an error and gets the plain text instead.
/// An application that has answered a binary prompt once is not asked in plain text any more, so a
/// cancelled prompt stays cancelled.
///
/// Lives as long as one pam_sm_* call; for its thread alone.
class PamConversation
{
public:
    enum class Style { Info, Error };
    enum class Echo { Off, On };

    /// flags are those of the pam_sm_* call: with PAM_SILENT no plain message is shown, and plain
    /// questions still are.
    PamConversation(pam_handle *handle, int flags);
    PamConversation(const PamConversation &) = delete;
    PamConversation &operator=(const PamConversation &) = delete;

    /// Asks for a secret, or with Echo::On for something that everybody may see. request is a
    /// wire::Type::PromptRequest with what is known of Purpose, Minimum, Maximum, Tries, FinalTry,
    /// Label, Holder, Reader; its Style ("secret" or "visible") and Text (plain) are filled in.
    /// into is empty unless Answered; it may hold NUL bytes then.
    [[nodiscard]] Asked ask(wire::Message request, const std::string &plain, Secret &into,
                            Echo echo = Echo::Off);

    /// Says something. notice is a wire::Type::Notice with its Code and what is known of Tries,
    /// RetryIn, Label, Holder, Reader; Style and Text are filled in. Whether anybody listens does
    /// not matter to a module.
    void tell(wire::Message notice, const std::string &plain, Style style);

    /// Says something to applications that take no binary prompts alone: what the others learn from
    /// a field of something else.
    void tellPlain(const std::string &plain);

    /// Says what is for doorward-worker alone: wire::Type::TokenUsed or PinAccepted. False where
    /// the application takes no binary prompts, and so has no use for it.
    bool report(const wire::Message &message);

private:
    enum class Binary { Untried, Spoken, NotSpoken };

    bool sendBinary(const wire::Message &message, void **answer);
    [[nodiscard]] Asked askPlain(const std::string &plain, Secret &into, Echo echo);
    bool sendPlain(int style, const std::string &text, char **answer);

    pam_handle *m_handle;
    bool m_silent;
    Binary m_binary = Binary::Untried;
};

} // namespace doorward
