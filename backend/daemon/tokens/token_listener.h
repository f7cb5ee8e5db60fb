// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"
#include "backend/daemon/base/event_loop.h"
#include "backend/daemon/tokens/reader_state.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// Where doorward-tokend connects: one watcher at a time, of root or of one uid, which says what
/// the readers hold. A new connection takes the place of the old one: the watcher was restarted.
class TokenListener
{
public:
    /// watcher: the user whose connection is taken, beside root's. Null, with error set to a
    /// positive errno, where the socket cannot be made at path.
    [[nodiscard]] static std::unique_ptr<TokenListener>
    listen(EventLoop &loop, const std::string &path, const std::string &watcher, int &error);
    TokenListener(const TokenListener &) = delete;
    TokenListener &operator=(const TokenListener &) = delete;

    /// The tokens that sessions are bound to: the watcher holds on to these cards. To be called at
    /// each change; each watcher that connects is told, even if there are none.
    void guard(Guarded tokens);

    std::function<void(std::vector<ReaderState>)> onReaders;
    /// The watcher has gone, or broke the format. problem: a sentence.
    std::function<void(const std::string &problem)> onLost;

private:
    TokenListener(EventLoop &loop, std::string watcher, Descriptor listener);

    void acceptWatcher();
    void readWatcher();
    void tellGuarded();
    void lose(const std::string &problem);

    EventLoop &m_loop;
    std::string m_watcher;
    Descriptor m_listener;
    Descriptor m_connection;
    /// This connection has reported, and all of its last report has been looked at.
    bool m_isSettled = false;
    Guarded m_guarded;
    std::optional<Guarded> m_told; ///< on this connection
    EventLoop::Source m_onConnection;
    EventLoop::Source m_onMessage;
};

} // namespace doorward
