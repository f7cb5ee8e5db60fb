// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/channels.h"

#include "backend/common/limits.h"

#include <algorithm>
#include <cstring>

namespace doorward {

bus::Refusal Channels::open(Channel::Terms terms, std::string &address)
{
    const auto ofOwner =
        std::count_if(m_channels.begin(), m_channels.end(),
                      [&](const auto &channel) { return channel->terms().owner == terms.owner; });
    if (static_cast<unsigned>(ofOwner) >= limits::channelsPerUid ||
        m_channels.size() >= limits::channels)
        return {bus::error::tooMany, "too many channels are open"};
    int error = 0;
    auto channel = Channel::open(m_backend, std::move(terms), error);
    if (!channel)
        return {bus::error::failed, m_backend.folders.run + "/channels: " + std::strerror(error)};
    Channel *self = channel.get();
    self->onOver = [this, self] {
        const auto found = std::find_if(m_channels.begin(), m_channels.end(),
                                        [self](const auto &one) { return one.get() == self; });
        m_over.splice(m_over.end(), m_channels, found);
        m_sweep = m_backend.loop.soon([this] { sweep(); });
    };
    address = channel->address();
    m_channels.push_back(std::move(channel));
    return {};
}

void Channels::tokensChanged()
{
    for (const auto &channel : m_channels)
        channel->tokensChanged();
}

bool Channels::lift(const std::string &session)
{
    bool told = false;
    for (const auto &channel : m_channels)
        told = channel->lift(session) || told;
    return told;
}

void Channels::sweep()
{
    m_over.clear();
}

} // namespace doorward
