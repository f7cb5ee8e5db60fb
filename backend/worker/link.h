// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <chrono>
#include <optional>

namespace doorward::worker {

/// Where a worker is in its life; decides what doorwardd may say to it now.
enum class State {
    AwaitingStart,  ///< just started
    AwaitingAnswer, ///< a PAM module asks something
    Working,        ///< inside PAM, or waiting out its delay after a failure
    Authenticated,  ///< a login succeeded, its session is not open yet
    SessionOpen,    ///< the session is open, its program not started yet
};

/// Whether doorwardd may send type in this state.
[[nodiscard]] bool isPermitted(State state, wire::Type type);

/// The worker's end of its socket to doorwardd. The descriptor stays the caller's.
/// One thread only. After anything but a permitted message the link is over for good.
class Link
{
public:
    enum class End {
        None,      ///< in use
        Cancelled, ///< doorwardd sent Cancel
        Lost,      ///< end of file, or the socket failed
        Broken,    ///< a message that is malformed, or not permitted now
    };

    explicit Link(int socket) : m_socket(socket) {}

    /// False where nobody is there to hear it; the link is then over as Lost.
    bool send(const wire::Message &message);

    /// Sends also on a link that is over but not lost: doorwardd still hears how it ended.
    void sendLast(const wire::Message &message);

    /// Waits for the next permitted message other than Cancel. Nothing once the link is over, or
    /// at deadline. A descriptor that comes along is the caller's.
    [[nodiscard]] std::optional<wire::Received>
    await(State state,
          std::optional<std::chrono::steady_clock::time_point> deadline = std::nullopt);

    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] bool isOver() const { return m_end != End::None; }
    /// Ends the link from this side, once.
    void finish(End end);

private:
    const int m_socket;
    End m_end = End::None;
};

} // namespace doorward::worker
