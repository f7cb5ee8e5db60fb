// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

namespace doorward {

/// Where a conversation with a worker stands.
enum class ConversationState {
    Starting,  ///< Start is sent, PAM has not begun
    Running,   ///< PAM asks, says and judges
    Succeeded, ///< judged: success; a login waits for its session
    Opening,   ///< OpenSession is sent
    Opened,    ///< the session is open, Launch may follow
    Over,      ///< nothing more is heard
};

/// What a worker may say now. Anything else ends it.
[[nodiscard]] constexpr bool mayWorkerSay(ConversationState state, wire::Type type)
{
    using wire::Type;
    switch (state) {
    case ConversationState::Starting:
        return type == Type::Started || type == Type::Result;
    case ConversationState::Running:
        return type == Type::PromptRequest || type == Type::Notice || type == Type::TokenUsed ||
               type == Type::Result;
    case ConversationState::Opening:
        return type == Type::Notice || type == Type::SessionOpened || type == Type::SessionFailed;
    case ConversationState::Succeeded:
    case ConversationState::Opened:
    case ConversationState::Over:
        return false;
    }
    return false;
}

} // namespace doorward
