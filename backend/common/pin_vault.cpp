// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_vault.h"

#include <algorithm>
#include <cstring>

namespace doorward {

namespace {

constexpr std::string_view magic = "DRWDPIN\n";
constexpr unsigned char kdfArgon2id = 1;
// Room for the prefixes of the files beside the vault within NAME_MAX.
constexpr std::size_t userBytes = 240;

template <typename Integer> void put(std::string &bytes, Integer value)
{
    for (std::size_t byte = sizeof value; byte-- > 0;)
        bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * byte)));
}

template <std::size_t size>
void put(std::string &bytes, const std::array<unsigned char, size> &value)
{
    for (const unsigned char byte : value)
        bytes += static_cast<char>(byte);
}

/// Takes values off the front of bytes that are known to be long enough.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    template <typename Integer> Integer number()
    {
        std::uint64_t value = 0;
        for (const char byte : take(sizeof(Integer)))
            value = value << 8 | static_cast<unsigned char>(byte);
        return static_cast<Integer>(value);
    }

    template <std::size_t size> void into(std::array<unsigned char, size> &value)
    {
        std::memcpy(value.data(), take(size).data(), size);
    }

private:
    std::string_view take(std::size_t size)
    {
        const auto front = m_bytes.substr(0, size);
        m_bytes.remove_prefix(front.size());
        return front;
    }

    std::string_view m_bytes;
};

} // namespace

std::string PinVault::header() const
{
    std::string bytes(magic);
    put(bytes, version);
    put(bytes, kdfArgon2id);
    put(bytes, kdfPasses);
    put(bytes, kdfMemoryKib);
    put(bytes, kdfLanes);
    put(bytes, uid);
    put(bytes, changed);
    put(bytes, salt);
    put(bytes, nonce);
    return bytes;
}

std::string PinVault::encode() const
{
    std::string bytes = header();
    put(bytes, sealed);
    put(bytes, tag);
    put(bytes, mark);
    return bytes;
}

VaultFormat decodePinVault(std::string_view bytes, PinVault &vault)
{
    if (!bytes.starts_with(magic) || bytes.size() < magic.size() + sizeof PinVault::version)
        return VaultFormat::Damaged;
    Reader reader(bytes.substr(magic.size()));
    if (reader.number<std::uint16_t>() != PinVault::version)
        return VaultFormat::Outdated;
    if (bytes.size() != PinVault::fileBytes)
        return VaultFormat::Damaged;
    const bool known = reader.number<std::uint8_t>() == kdfArgon2id;
    const bool passes = reader.number<std::uint32_t>() == PinVault::kdfPasses;
    const bool memory = reader.number<std::uint32_t>() == PinVault::kdfMemoryKib;
    const bool lanes = reader.number<std::uint8_t>() == PinVault::kdfLanes;
    if (!known || !passes || !memory || !lanes)
        return VaultFormat::Damaged;
    vault.uid = reader.number<std::uint32_t>();
    vault.changed = reader.number<std::uint64_t>();
    reader.into(vault.salt);
    reader.into(vault.nonce);
    reader.into(vault.sealed);
    reader.into(vault.tag);
    reader.into(vault.mark);
    return VaultFormat::Good;
}

bool isPin(std::string_view bytes, std::size_t least)
{
    return bytes.size() >= std::max(least, limits::pinDigitsMin) &&
           bytes.size() <= limits::pinDigitsMax &&
           std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isVaultUser(std::string_view name)
{
    return !name.empty() && name.size() <= userBytes && name.front() != '.' &&
           std::none_of(name.begin(), name.end(), [](char c) {
               return c == '/' || static_cast<unsigned char>(c) < ' ' || c == '\x7f';
           });
}

} // namespace doorward
