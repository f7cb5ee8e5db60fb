// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"
#include "backend/daemon/base/bus.h"
#include "backend/daemon/base/event_loop.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace doorward {

/// A token inserted now, as the bus tells it.
struct TokenItem
{
    std::string label;
    std::string serial;
    std::string reader;
};

/// A session to choose from, as the bus tells it.
struct SessionItem
{
    std::string id;
    std::string name;
    std::string comment;
};

/// Appends a(sss)u. A negative errno on failure.
[[nodiscard]] int appendTokens(sd_bus_message *message, const std::vector<TokenItem> &tokens,
                               std::uint32_t readers);

/// What org.doorward1.Channel asks of a channel. Texts are UTF-8, of whatever length.
class ChannelCalls
{
public:
    virtual bus::Refusal methods(const std::string &user, std::vector<std::string> &methods) = 0;
    virtual bus::Refusal begin(const std::string &method, const std::string &user,
                               std::uint32_t &conversation) = 0;
    /// secret stays the caller's.
    virtual bus::Refusal answer(std::uint32_t conversation, std::uint32_t prompt, int secret) = 0;
    virtual bus::Refusal cancel(std::uint32_t conversation) = 0;
    virtual bus::Refusal sessions(const std::string &locale, std::vector<SessionItem> &items) = 0;
    virtual bus::Refusal startSession(std::uint32_t conversation, const std::string &session) = 0;
    /// Where nothing is refused, done follows, with a sentence where the machine did not comply.
    virtual bus::Refusal power(const std::string &action, bool force,
                               std::function<void(const std::string &)> done) = 0;
    virtual std::vector<TokenItem> tokens(std::uint32_t &readers) = 0;
    /// The peer has gone, or never kept up with reading.
    virtual void disconnected() = 0;

protected:
    ~ChannelCalls() = default;
};

/// org.doorward1.Channel on one private connection: bytes to calls, and signals to bytes.
class ChannelBus
{
public:
    /// Takes the connection over. Null where sd-bus does not take it.
    [[nodiscard]] static std::unique_ptr<ChannelBus> start(EventLoop &loop, Descriptor connection,
                                                           ChannelCalls &calls);
    ChannelBus(const ChannelBus &) = delete;
    ChannelBus &operator=(const ChannelBus &) = delete;

    void prompt(std::uint32_t conversation, std::uint32_t prompt, const std::string &style,
                const std::string &text, const bus::Details &details);
    void message(std::uint32_t conversation, const std::string &style, const std::string &code,
                 const std::string &text, const bus::Details &details);
    void ended(std::uint32_t conversation, const std::string &outcome, const std::string &code,
               const std::string &text, const bus::Details &details);
    void sessionStarted(std::uint32_t conversation, const std::string &session);
    void sessionFailed(std::uint32_t conversation, const std::string &code,
                       const std::string &text);
    void unlocked();
    void tokensChanged(const std::vector<TokenItem> &tokens, std::uint32_t readers);

    ~ChannelBus();

private:
    ChannelBus(EventLoop &loop, ChannelCalls &calls);

    [[nodiscard]] bool open(Descriptor connection);
    void drain();
    void send(sd_bus_message *signal, int error);
    [[nodiscard]] bus::Message signal(const char *member) const;
    void hangUp();

    EventLoop &m_loop;
    ChannelCalls &m_calls;
    bus::Bus m_bus;
    bus::Slot m_object;
    bus::Slot m_filter;
    EventLoop::Source m_drain;
    EventLoop::Source m_hangUp;
};

} // namespace doorward
