// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/channel_socket.h"

#include <cerrno>
#include <cstring>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace doorward {

namespace {

/// 128 random bits in hexadecimal digits, which no D-Bus address needs to escape.
std::string randomName()
{
    unsigned char bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != static_cast<ssize_t>(sizeof bytes))
        return {};
    constexpr char digits[] = "0123456789abcdef";
    std::string name;
    for (const unsigned char byte : bytes) {
        name += digits[byte >> 4];
        name += digits[byte & 15];
    }
    return name;
}

/// 0, or a positive errno.
int bindPrivately(int listener, const std::string &path, uid_t owner)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return ENAMETOOLONG;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    // The mode is right from the first moment on, not from a chmod on.
    const mode_t before = umask(0177);
    const int bound = bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    const int error = errno;
    umask(before);
    if (bound != 0)
        return error;
    if (lchown(path.c_str(), owner, static_cast<gid_t>(-1)) != 0 || listen(listener, 1) != 0) {
        const int failed = errno;
        unlink(path.c_str());
        return failed;
    }
    return 0;
}

} // namespace

std::unique_ptr<ChannelSocket> ChannelSocket::make(EventLoop &loop, const std::string &folder,
                                                   uid_t owner, int &error)
{
    const std::string name = randomName();
    Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (name.empty() || !listener.isValid()) {
        error = errno;
        return nullptr;
    }
    std::string path = folder + '/' + name;
    error = bindPrivately(listener.get(), path, owner);
    if (error != 0)
        return nullptr;
    return std::unique_ptr<ChannelSocket>(
        new ChannelSocket(loop, std::move(path), owner, std::move(listener)));
}

ChannelSocket::ChannelSocket(EventLoop &loop, std::string path, uid_t owner, Descriptor listener)
    : m_path(std::move(path)), m_owner(owner), m_listener(std::move(listener))
{
    m_onPeer = loop.onReadable(m_listener.get(), [this] { acceptPeer(); });
}

ChannelSocket::~ChannelSocket()
{
    close();
}

void ChannelSocket::acceptPeer()
{
    Descriptor peer(accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!peer.isValid())
        return;
    ucred credentials{};
    socklen_t size = sizeof credentials;
    // Root can connect to anybody's socket; it must not use up the owner's one connection.
    if (getsockopt(peer.get(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0 ||
        credentials.uid != m_owner)
        return;
    close();
    const auto connected = onConnected;
    connected(std::move(peer));
}

void ChannelSocket::close()
{
    if (!m_listener.isValid())
        return;
    m_onPeer.reset();
    m_listener.reset();
    unlink(m_path.c_str());
}

} // namespace doorward
