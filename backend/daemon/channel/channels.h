// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/base/bus.h"
#include "backend/daemon/channel/channel.h"

#include <list>
#include <memory>
#include <string>

namespace doorward {

/// All channels that are open, within the limits of limits.h.
class Channels
{
public:
    explicit Channels(Backend &backend) : m_backend(backend) {}

    /// Opens one and tells its address.
    [[nodiscard]] bus::Refusal open(Channel::Terms terms, std::string &address);
    void tokensChanged();
    /// Tells the lock screens of a session that it is unlocked; false where there are none.
    bool lift(const std::string &session);

private:
    void sweep();

    Backend &m_backend;
    std::list<std::unique_ptr<Channel>> m_channels;
    std::list<std::unique_ptr<Channel>> m_over; // until the next turn
    EventLoop::Source m_sweep;
};

} // namespace doorward
