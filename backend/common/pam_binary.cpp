// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pam_binary.h"

#include "backend/common/secret.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <cstring>

namespace doorward::pam_binary {

namespace {

constexpr std::string_view mark = "doorward1";

struct Header
{
    std::size_t length; // with the header
    unsigned char control;
};

Header readHeader(const void *bytes)
{
    std::uint32_t length = 0;
    std::memcpy(&length, bytes, sizeof length);
    return {ntohl(length), static_cast<const unsigned char *>(bytes)[sizeof length]};
}

void writeHeader(void *bytes, std::size_t length, unsigned char control)
{
    const std::uint32_t big = htonl(static_cast<std::uint32_t>(length));
    std::memcpy(bytes, &big, sizeof big);
    static_cast<unsigned char *>(bytes)[sizeof big] = control;
}

} // namespace

std::optional<std::string> request(const wire::Message &message)
{
    const auto encoded = message.encode();
    if (!encoded)
        return std::nullopt;
    std::string bytes(headerBytes, '\0');
    bytes.append(mark).append(*encoded);
    writeHeader(bytes.data(), bytes.size(), controlRequest);
    return bytes;
}

std::optional<wire::Message> readRequest(const void *bytes)
{
    if (!bytes)
        return std::nullopt;
    const Header header = readHeader(bytes);
    if (header.control != controlRequest || header.length < headerBytes + mark.size() ||
        header.length > headerBytes + mark.size() + limits::packetBytes)
        return std::nullopt;
    std::string_view data(static_cast<const char *>(bytes) + headerBytes,
                          header.length - headerBytes);
    if (!data.starts_with(mark))
        return std::nullopt;
    return wire::Message::decode(data.substr(mark.size()));
}

void *makeAnswer(std::string_view secret)
{
    void *bytes = std::malloc(headerBytes + secret.size());
    if (!bytes)
        return nullptr;
    writeHeader(bytes, headerBytes + secret.size(), controlOk);
    std::memcpy(static_cast<char *>(bytes) + headerBytes, secret.data(), secret.size());
    return bytes;
}

std::optional<std::string_view> readAnswer(const void *bytes)
{
    if (!bytes)
        return std::nullopt;
    const Header header = readHeader(bytes);
    if (header.control != controlOk || header.length < headerBytes ||
        header.length > headerBytes + limits::secretBytes)
        return std::nullopt;
    return std::string_view(static_cast<const char *>(bytes) + headerBytes,
                            header.length - headerBytes);
}

void destroyAnswer(void *bytes)
{
    if (!bytes)
        return;
    const std::size_t length = readHeader(bytes).length;
    if (length >= headerBytes && length <= headerBytes + limits::secretBytes)
        wipe(bytes, length);
    std::free(bytes);
}

} // namespace doorward::pam_binary
