// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/daemon_link.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <utility>

namespace doorward {

namespace {

Descriptor connectTo(const std::string &path)
{
    sockaddr_un address{};
    if (path.size() >= sizeof address.sun_path)
        return Descriptor();
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size());
    Descriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto *generic = reinterpret_cast<const sockaddr *>(&address);
    if (!socket.isValid() || ::connect(socket.get(), generic, sizeof address) != 0)
        return Descriptor();
    return socket;
}

bool readEvents(const std::string &text, std::uint32_t &into)
{
    const char *last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, into);
    return !text.empty() && error == std::errc() && end == last;
}

/// False where message is malformed.
bool readGuarded(const wire::Message &message, std::vector<GuardedReader> &readers,
                 std::vector<WantedSlot> &slots)
{
    std::optional<std::string> name;
    for (const auto &[field, value] : message.fields()) {
        if (field == wire::Field::Reader && !name) {
            name = value;
            continue;
        }
        std::uint32_t events = 0;
        if (!name || (field == wire::Field::Events && !readEvents(value, events)))
            return false;
        if (field == wire::Field::Events)
            readers.push_back({*name, events});
        else if (field == wire::Field::Module)
            slots.push_back({*name, value});
        else
            return false;
        name.reset();
    }
    return !name;
}

bool isReady(const std::vector<pollfd> &ready, int descriptor, short events)
{
    return descriptor >= 0 && std::any_of(ready.begin(), ready.end(), [&](const pollfd &one) {
               return one.fd == descriptor && (one.revents & events) != 0;
           });
}

} // namespace

DaemonLink::DaemonLink(std::string path) : m_path(std::move(path)), m_watch(m_path)
{
    connect();
}

void DaemonLink::report(const wire::Message &readers)
{
    m_latest = readers;
    m_isPending = true;
    sendPending();
}

void DaemonLink::addTo(std::vector<pollfd> &waiting) const
{
    if (m_socket.isValid())
        waiting.push_back(
            {m_socket.get(), static_cast<short>(POLLIN | (m_isPending ? POLLOUT : 0)), 0});
    else if (m_watch.descriptor() >= 0)
        waiting.push_back({m_watch.descriptor(), POLLIN, 0});
}

void DaemonLink::onReady(const std::vector<pollfd> &ready)
{
    if (isReady(ready, m_socket.get(), POLLIN | POLLHUP | POLLERR))
        readWord();
    else if (isReady(ready, m_socket.get(), POLLOUT))
        sendPending();
    else if (isReady(ready, m_watch.descriptor(), POLLIN))
        connect();
}

void DaemonLink::onTime()
{
    if (m_retry && Clock::now() >= *m_retry)
        connect();
}

void DaemonLink::connect()
{
    m_watch.arm();
    m_socket = Descriptor();
    m_socket = connectTo(m_path);
    if (!m_socket.isValid()) {
        m_retry = Clock::now() + m_backoff.next();
        return;
    }
    m_watch.disarm();
    m_backoff.worked();
    m_retry.reset();
    m_isPending = m_latest.has_value();
    sendPending();
}

void DaemonLink::sendPending()
{
    if (!m_isPending || !m_socket.isValid())
        return;
    const int error = wire::send(m_socket.get(), *m_latest);
    if (error == -EAGAIN)
        return;
    if (error != 0)
        return lose();
    m_isPending = false;
}

/// What doorwardd says, or its end.
void DaemonLink::readWord()
{
    wire::Received received;
    const int error = wire::receive(m_socket.get(), received);
    const Descriptor unread(received.descriptor);
    if (error == -EAGAIN)
        return;
    if (error != 0 || !received.message || received.message->type() != wire::Type::Guard)
        return lose();
    std::vector<GuardedReader> readers;
    std::vector<WantedSlot> slots;
    if (!readGuarded(*received.message, readers, slots))
        return lose();
    if (onGuard)
        onGuard(readers, slots);
}

void DaemonLink::lose()
{
    m_socket = Descriptor();
    m_watch.arm();
    m_backoff.failed();
    m_retry = Clock::now() + m_backoff.next();
}

} // namespace doorward
