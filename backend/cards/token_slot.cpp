// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/token_slot.h"

#include "backend/cards/key_wrapping.h"
#include "backend/common/hex.h"
#include "backend/crypto/openssl.h"

#include <array>
#include <cstring>

namespace doorward {

namespace {

constexpr std::string_view magic = "DWTS";
constexpr unsigned char version = 1;
constexpr std::size_t certificateBytes = 32;
constexpr std::size_t fixedBytes = magic.size() + 1 + 1 + 4 + certificateBytes + 2;
constexpr std::size_t aesKeyBytes = 32;
constexpr std::size_t tagBytes = 16;
constexpr std::size_t sealedBytes = TokenSlot::keyBytes + tagBytes;

void addNumber(std::string &bytes, std::uint32_t number, unsigned size)
{
    for (unsigned left = size; left > 0; --left)
        bytes += static_cast<char>(number >> 8 * (left - 1) & 0xff);
}

std::uint32_t takeNumber(std::string_view &bytes, unsigned size)
{
    std::uint32_t number = 0;
    for (const char one : bytes.substr(0, size))
        number = number << 8 | static_cast<unsigned char>(one);
    bytes.remove_prefix(size);
    return number;
}

std::string headOf(TokenSlot::Kind kind, uid_t uid, std::string_view digest,
                   std::string_view wrapped)
{
    std::string head(magic);
    addNumber(head, version, 1);
    addNumber(head, static_cast<std::uint8_t>(kind), 1);
    addNumber(head, uid, 4);
    head.append(digest);
    addNumber(head, static_cast<std::uint32_t>(wrapped.size()), 2);
    return head.append(wrapped);
}

const unsigned char *bytesOf(const std::string &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

/// How long the secret is that the token gives for wrapped.
std::size_t sharedBytes(TokenSlot::Kind kind, std::size_t wrapped)
{
    return kind == TokenSlot::Kind::Rsa ? wrapped : (wrapped - 1) / 2;
}

} // namespace

std::optional<std::string> TokenSlot::seal(const Certificate &certificate, uid_t uid,
                                           const Secret &key)
{
    const auto digest = fromHex(certificate.sha256());
    Secret shared;
    const auto wrapped = wrapFreshSecret(certificate, shared);
    LockedBytes plain(keyBytes);
    LockedBytes outer(aesKeyBytes);
    if (!digest || !wrapped || !plain.isValid() || key.size() != keyBytes)
        return std::nullopt;
    std::memcpy(plain.data(), key.data(), keyBytes);
    const Kind kind = certificate.isRsa() ? Kind::Rsa : Kind::Ec;
    std::string bytes = headOf(kind, uid, *digest, *wrapped);
    std::array<unsigned char, sealedBytes> sealed{};
    if (!openssl::hkdf({}, shared.view(), bytes, outer) ||
        !openssl::encrypt(outer, bytes, plain, sealed.data(), sealed.data() + keyBytes))
        return std::nullopt;
    return bytes.append(sealed.begin(), sealed.end());
}

std::optional<TokenSlot> TokenSlot::fromBytes(std::string_view bytes)
{
    const std::string_view whole = bytes;
    if (bytes.size() < fixedBytes || !bytes.starts_with(magic))
        return std::nullopt;
    bytes.remove_prefix(magic.size());
    if (takeNumber(bytes, 1) != version)
        return std::nullopt;
    const std::uint32_t kind = takeNumber(bytes, 1);
    TokenSlot slot;
    slot.m_uid = takeNumber(bytes, 4);
    slot.m_certificate = toHex(bytes.substr(0, certificateBytes));
    bytes.remove_prefix(certificateBytes);
    const std::size_t length = takeNumber(bytes, 2);
    if ((kind != 1 && kind != 2) || length < 2 || length > limits::secretBytes ||
        bytes.size() != length + sealedBytes)
        return std::nullopt;
    slot.m_kind = static_cast<Kind>(kind);
    slot.m_wrapped = bytes.substr(0, length);
    slot.m_head = whole.substr(0, fixedBytes + length);
    slot.m_sealed = bytes.substr(length);
    return slot;
}

bool TokenSlot::open(const Secret &shared, Secret &into) const
{
    into.clear();
    const std::size_t size = sharedBytes(m_kind, m_wrapped.size());
    LockedBytes whole(size); // zeros
    LockedBytes outer(aesKeyBytes);
    LockedBytes plain(keyBytes);
    if (shared.isEmpty() || shared.size() > size || !whole.isValid() || !plain.isValid())
        return false;
    std::memcpy(whole.data() + size - shared.size(), shared.data(), shared.size());
    const std::string_view sealed = std::string_view(m_sealed).substr(0, keyBytes);
    return openssl::hkdf({}, whole.view(), m_head, outer) &&
           openssl::decrypt(outer, m_head, sealed, bytesOf(m_sealed) + keyBytes, plain) ==
               openssl::Decrypted::Right &&
           into.append(plain.view());
}

} // namespace doorward
