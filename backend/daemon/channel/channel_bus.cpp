// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/channel_bus.h"

#include "backend/daemon/channel/channel_vtable.h"

#include <systemd/sd-id128.h>

namespace doorward {

namespace {

// A client that lets this many signals lie unread is not there any more.
constexpr std::uint64_t unreadSignals = 256;

int heardLocally(sd_bus_message *message, void *data, sd_bus_error *)
{
    if (sd_bus_message_is_signal(message, "org.freedesktop.DBus.Local", "Disconnected") > 0)
        static_cast<ChannelCalls *>(data)->disconnected();
    return 0;
}

} // namespace

std::unique_ptr<ChannelBus> ChannelBus::start(EventLoop &loop, Descriptor connection,
                                              ChannelCalls &calls)
{
    std::unique_ptr<ChannelBus> channel(new ChannelBus(loop, calls));
    return channel->open(std::move(connection)) ? std::move(channel) : nullptr;
}

ChannelBus::ChannelBus(EventLoop &loop, ChannelCalls &calls) : m_loop(loop), m_calls(calls) {}

ChannelBus::~ChannelBus()
{
    if (m_bus)
        sd_bus_detach_event(m_bus.get());
}

bool ChannelBus::open(Descriptor connection)
{
    sd_bus *bus = nullptr;
    sd_id128_t server{};
    if (sd_bus_new(&bus) < 0 || sd_id128_randomize(&server) < 0)
        return false;
    m_bus.reset(bus);
    const int descriptor =
        connection.release(); // sd-bus closes it, also when it fails from here on
    if (sd_bus_set_fd(bus, descriptor, descriptor) < 0 || sd_bus_set_server(bus, 1, server) < 0 ||
        sd_bus_set_anonymous(bus, 0) < 0 || sd_bus_negotiate_fds(bus, 1) < 0 ||
        sd_bus_set_description(bus, "channel") < 0)
        return false;

    sd_bus_slot *slot = nullptr;
    if (sd_bus_add_object_vtable(bus, &slot, channelPath, channelInterface, channelVtable(),
                                 &m_calls) < 0)
        return false;
    m_object.reset(slot);
    if (sd_bus_add_filter(bus, &slot, heardLocally, &m_calls) < 0)
        return false;
    m_filter.reset(slot);
    if (sd_bus_start(bus) < 0 || sd_bus_attach_event(bus, m_loop.get(), 0) < 0)
        return false;
    // When the end of the handshake and the first call arrive in one piece, sd-bus has the call in
    // its buffer and waits for the socket, which has nothing more to say. So ask it once more after
    // each turn of the loop.
    m_drain = m_loop.afterEach([this] { drain(); });
    return true;
}

void ChannelBus::drain()
{
    // Held, because a call may end the channel; and bounded, because a peer may never stop.
    const std::unique_ptr<sd_bus, decltype(&sd_bus_unref)> held(sd_bus_ref(m_bus.get()),
                                                                &sd_bus_unref);
    int done = 1;
    for (int i = 0; i < 16 && done > 0; ++i)
        done = sd_bus_process(held.get(), nullptr);
    if (done < 0 && !m_hangUp)
        hangUp();
}

void ChannelBus::prompt(std::uint32_t conversation, std::uint32_t prompt, const std::string &style,
                        const std::string &text, const bus::Details &details)
{
    const bus::Message out = signal("Prompt");
    int error = sd_bus_message_append(out.get(), "uuss", conversation, prompt, style.c_str(),
                                      bus::clean(text).c_str());
    if (error >= 0)
        error = bus::append(out.get(), details);
    send(out.get(), error);
}

void ChannelBus::message(std::uint32_t conversation, const std::string &style,
                         const std::string &code, const std::string &text,
                         const bus::Details &details)
{
    const bus::Message out = signal("Message");
    int error = sd_bus_message_append(out.get(), "usss", conversation, style.c_str(),
                                      bus::clean(code).c_str(), bus::clean(text).c_str());
    if (error >= 0)
        error = bus::append(out.get(), details);
    send(out.get(), error);
}

void ChannelBus::ended(std::uint32_t conversation, const std::string &outcome,
                       const std::string &code, const std::string &text,
                       const bus::Details &details)
{
    const bus::Message out = signal("Ended");
    int error = sd_bus_message_append(out.get(), "usss", conversation, outcome.c_str(),
                                      bus::clean(code).c_str(), bus::clean(text).c_str());
    if (error >= 0)
        error = bus::append(out.get(), details);
    send(out.get(), error);
}

void ChannelBus::sessionStarted(std::uint32_t conversation, const std::string &session)
{
    const bus::Message out = signal("SessionStarted");
    send(out.get(),
         sd_bus_message_append(out.get(), "us", conversation, bus::clean(session).c_str()));
}

void ChannelBus::sessionFailed(std::uint32_t conversation, const std::string &code,
                               const std::string &text)
{
    const bus::Message out = signal("SessionFailed");
    send(out.get(), sd_bus_message_append(out.get(), "uss", conversation, bus::clean(code).c_str(),
                                          bus::clean(text).c_str()));
}

void ChannelBus::unlocked()
{
    const bus::Message out = signal("Unlocked");
    send(out.get(), 0);
}

void ChannelBus::tokensChanged(const std::vector<TokenItem> &tokens, std::uint32_t readers)
{
    const bus::Message out = signal("TokensChanged");
    send(out.get(), appendTokens(out.get(), tokens, readers));
}

bus::Message ChannelBus::signal(const char *member) const
{
    sd_bus_message *fresh = nullptr;
    if (sd_bus_message_new_signal(m_bus.get(), &fresh, channelPath, channelInterface, member) < 0)
        return nullptr;
    return bus::Message(fresh);
}

void ChannelBus::send(sd_bus_message *signal, int error)
{
    std::uint64_t unread = 0;
    if (error >= 0)
        error = sd_bus_send(m_bus.get(), signal, nullptr);
    if (error < 0 || sd_bus_get_n_queued_write(m_bus.get(), &unread) < 0 || unread > unreadSignals)
        hangUp();
}

/// Not at once: whoever sends a signal does not expect the channel to end below them.
void ChannelBus::hangUp()
{
    m_hangUp = m_loop.soon([this] { m_calls.disconnected(); });
}

} // namespace doorward
