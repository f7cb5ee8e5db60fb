// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/tokens/token_listener.h"

#include "backend/daemon/base/users.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace doorward {

std::unique_ptr<TokenListener> TokenListener::listen(EventLoop &loop, const std::string &path,
                                                     const std::string &watcher, int &error)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        error = ENAMETOOLONG;
        return nullptr;
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    Descriptor listener(socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    unlink(path.c_str());
    // Whoever may enter the folder may connect; the peer's credentials decide.
    const mode_t before = umask(0111);
    const bool made =
        listener.isValid() &&
        bind(listener.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        ::listen(listener.get(), 4) == 0;
    error = errno;
    umask(before);
    if (!made)
        return nullptr;
    return std::unique_ptr<TokenListener>(new TokenListener(loop, watcher, std::move(listener)));
}

TokenListener::TokenListener(EventLoop &loop, std::string watcher, Descriptor listener)
    : m_loop(loop), m_watcher(std::move(watcher)), m_listener(std::move(listener))
{
    m_onConnection = m_loop.onReadable(m_listener.get(), [this] { acceptWatcher(); });
}

void TokenListener::guard(Guarded tokens)
{
    m_guarded = std::move(tokens);
    tellGuarded();
}

void TokenListener::acceptWatcher()
{
    Descriptor peer(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!peer.isValid())
        return;
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (getsockopt(peer.get(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return;
    const auto watcher = findLocalUser(m_watcher);
    if (credentials.uid != 0 && (!watcher || watcher->uid != credentials.uid))
        return;
    if (m_connection.isValid())
        lose("another one has taken its place");
    m_connection = std::move(peer);
    m_onMessage = m_loop.onReadable(m_connection.get(), [this] { readWatcher(); });
}

void TokenListener::readWatcher()
{
    wire::Received received;
    const int error = wire::receive(m_connection.get(), received);
    const Descriptor unread(received.descriptor);
    if (error == -EAGAIN)
        return;
    if (error != 0) {
        lose(std::strerror(-error));
        return;
    }
    if (!received.message) {
        lose("it has ended");
        return;
    }
    auto readers = readersOf(*received.message);
    if (!readers)
        return lose("it said something that makes no sense");
    m_isSettled = false;
    onReaders(std::move(*readers));
    m_isSettled = true;
    tellGuarded();
}

/// Not before all of a report has been looked at: what is guarded until then may be what is to be
/// guarded after it, also from an earlier daemon on, and a card that is let go, even for a moment,
/// can be swapped unseen. And one word for each of many sessions that a report locks is more than
/// a socket holds. A watcher that takes nothing any more is hung up on: it is lost.
void TokenListener::tellGuarded()
{
    if (!m_isSettled || m_told == m_guarded)
        return;
    m_told = m_guarded;
    wire::Message message(wire::Type::Guard);
    for (const ReaderSight &sight : m_guarded.sights)
        message.add(wire::Field::Reader, sight.reader)
            .add(wire::Field::Events, std::uint64_t{sight.events});
    for (const OutsideSlot &slot : m_guarded.slots)
        message.add(wire::Field::Reader, slot.reader).add(wire::Field::Module, slot.module);
    if (wire::send(m_connection.get(), message) != 0)
        shutdown(m_connection.get(), SHUT_RDWR);
}

void TokenListener::lose(const std::string &problem)
{
    m_onMessage.reset();
    m_connection.reset();
    m_isSettled = false;
    m_told.reset();
    onLost(problem);
}

} // namespace doorward
