// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"
#include "backend/daemon/base/event_loop.h"

#include <functional>
#include <memory>
#include <string>
#include <sys/types.h>

namespace doorward {

/// The listening socket of one channel: a random name in a folder, mode 0600, owned by one uid,
/// good for one connection of that uid. The name goes with the connection or with this.
class ChannelSocket
{
public:
    /// Null, with error set to a positive errno, where it cannot be made.
    [[nodiscard]] static std::unique_ptr<ChannelSocket>
    make(EventLoop &loop, const std::string &folder, uid_t owner, int &error);
    ~ChannelSocket();
    ChannelSocket(const ChannelSocket &) = delete;
    ChannelSocket &operator=(const ChannelSocket &) = delete;

    /// The one connection, its peer's kernel credentials checked, nothing of it read. This may be
    /// destroyed from within.
    std::function<void(Descriptor)> onConnected;

    /// As D-Bus writes addresses.
    [[nodiscard]] std::string address() const { return "unix:path=" + m_path; }

private:
    ChannelSocket(EventLoop &loop, std::string path, uid_t owner, Descriptor listener);

    void acceptPeer();
    void close();

    std::string m_path;
    uid_t m_owner;
    Descriptor m_listener;
    EventLoop::Source m_onPeer;
};

} // namespace doorward
