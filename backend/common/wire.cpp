// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/wire.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace doorward::wire {

namespace {

void putNumber(std::string &bytes, std::uint16_t value)
{
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

std::optional<std::uint16_t> takeNumber(std::string_view &bytes)
{
    std::uint16_t value = 0;
    if (bytes.size() < sizeof value)
        return std::nullopt;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
}

/// Keeps the first descriptor that came and closes any other.
int takeDescriptor(msghdr &header)
{
    int kept = -1;
    for (cmsghdr *part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int descriptor = -1;
            std::memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            if (kept < 0)
                kept = descriptor;
            else
                close(descriptor);
        }
    }
    return kept;
}

} // namespace

Message::Message(Type type, std::initializer_list<std::pair<Field, std::string_view>> fields)
    : m_type(type)
{
    for (const auto &[field, value] : fields)
        add(field, value);
}

Message &Message::add(Field field, std::string_view value)
{
    m_fields.emplace_back(field, value);
    return *this;
}

Message &Message::add(Field field, std::uint64_t value)
{
    return add(field, std::string_view(std::to_string(value)));
}

std::optional<std::string_view> Message::get(Field field) const
{
    for (const auto &[name, value] : m_fields)
        if (name == field)
            return value;
    return std::nullopt;
}

std::optional<std::uint64_t> Message::number(Field field) const
{
    const std::string_view digits = text(field);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::optional<std::string> Message::encode() const
{
    if (m_fields.size() > limits::packetFields)
        return std::nullopt;
    std::string bytes;
    putNumber(bytes, static_cast<std::uint16_t>(m_type));
    for (const auto &[field, value] : m_fields) {
        if (bytes.size() + 4 + value.size() > limits::packetBytes)
            return std::nullopt;
        putNumber(bytes, static_cast<std::uint16_t>(field));
        putNumber(bytes, static_cast<std::uint16_t>(value.size()));
        bytes.append(value);
    }
    return bytes;
}

std::optional<Message> Message::decode(std::string_view bytes)
{
    if (bytes.size() > limits::packetBytes)
        return std::nullopt;
    const auto type = takeNumber(bytes);
    if (!type)
        return std::nullopt;
    Message message(static_cast<Type>(*type));
    while (!bytes.empty()) {
        const auto field = takeNumber(bytes);
        const auto length = takeNumber(bytes);
        if (!field || !length || *length > bytes.size() ||
            message.m_fields.size() == limits::packetFields)
            return std::nullopt;
        message.add(static_cast<Field>(*field), bytes.substr(0, *length));
        bytes.remove_prefix(*length);
    }
    return message;
}

int send(int socket, const Message &message, int descriptor)
{
    std::optional<std::string> bytes = message.encode();
    if (!bytes)
        return -EMSGSIZE;
    iovec part{bytes->data(), bytes->size()};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
    if (descriptor >= 0) {
        header.msg_control = control;
        header.msg_controllen = sizeof control;
        cmsghdr *rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(rights), &descriptor, sizeof(int));
    }
    for (;;) {
        if (sendmsg(socket, &header, MSG_NOSIGNAL) >= 0)
            return 0;
        if (errno != EINTR)
            return -errno;
    }
}

int receive(int socket, Received &into)
{
    std::string bytes(limits::packetBytes, '\0');
    iovec part{bytes.data(), bytes.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(4 * sizeof(int))];
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    ssize_t got = -1;
    do {
        got = recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return -errno;
    const int descriptor = takeDescriptor(header);
    if (got == 0 && descriptor < 0) {
        into = Received{};
        return 0;
    }
    std::optional<Message> message;
    if (!(header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)))
        message = Message::decode(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
    if (!message) {
        if (descriptor >= 0)
            close(descriptor);
        return -EBADMSG;
    }
    into = Received{std::move(message), descriptor};
    return 0;
}

} // namespace doorward::wire
