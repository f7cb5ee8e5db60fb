// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_vault.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace doorward {

namespace {

constexpr std::string_view magic = "DRWDPIN\n";
constexpr unsigned char kdfArgon2id = 1;
constexpr unsigned char originLocal = 1;
constexpr unsigned char originElsewhere = 2;
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

    std::string text(std::size_t size) { return std::string(take(size)); }

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

std::string_view toText(PinMode mode)
{
    return mode == PinMode::Tpm ? "tpm" : "file";
}

std::string PinVault::aboveWrapped() const
{
    std::string bytes(magic);
    put(bytes, version);
    put(bytes, static_cast<std::uint8_t>(mode));
    put(bytes, kdfArgon2id);
    put(bytes, passes);
    put(bytes, kdfMemoryKib);
    put(bytes, kdfLanes);
    put(bytes, isLocal ? originLocal : originElsewhere);
    put(bytes, uid);
    put(bytes, epoch);
    put(bytes, changed);
    put(bytes, salt);
    put(bytes, publicKey);
    put(bytes, static_cast<std::uint16_t>(tpm.size()));
    return bytes + tpm;
}

std::string PinVault::aboveSealed() const
{
    std::string bytes = aboveWrapped();
    put(bytes, wrapped);
    put(bytes, wrappedTag);
    put(bytes, revision);
    put(bytes, ephemeral);
    return bytes;
}

std::string PinVault::aboveMark() const
{
    std::string bytes = aboveSealed();
    put(bytes, sealed);
    put(bytes, sealedTag);
    return bytes;
}

std::string PinVault::encode() const
{
    std::string bytes = aboveMark();
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
    if (bytes.size() < PinVault::leastBytes)
        return VaultFormat::Damaged;
    PinVault read;
    const auto mode = reader.number<std::uint8_t>();
    read.mode = static_cast<PinMode>(mode);
    const bool costIsKnown = reader.number<std::uint8_t>() == kdfArgon2id;
    read.passes = reader.number<std::uint32_t>();
    const bool memory = reader.number<std::uint32_t>() == PinVault::kdfMemoryKib;
    const bool lanes = reader.number<std::uint8_t>() == PinVault::kdfLanes;
    const auto origin = reader.number<unsigned char>();
    read.isLocal = origin == originLocal;
    read.uid = reader.number<std::uint32_t>();
    read.epoch = reader.number<std::uint64_t>();
    read.changed = reader.number<std::uint64_t>();
    reader.into(read.salt);
    reader.into(read.publicKey);
    const std::size_t tpmBytes = reader.number<std::uint16_t>();
    const bool tpmFits = mode == static_cast<std::uint8_t>(PinMode::File)
                             ? tpmBytes == 0
                             : mode == static_cast<std::uint8_t>(PinMode::Tpm) && tpmBytes > 0 &&
                                   tpmBytes <= PinVault::tpmBytesMost;
    const bool costIsGood = costIsKnown && memory && lanes &&
                            read.passes >= PinVault::passesLeast &&
                            read.passes <= PinVault::passesMost;
    if (!tpmFits || !costIsGood || (origin != originLocal && origin != originElsewhere) ||
        bytes.size() != PinVault::leastBytes + tpmBytes)
        return VaultFormat::Damaged;
    read.tpm = reader.text(tpmBytes);
    reader.into(read.wrapped);
    reader.into(read.wrappedTag);
    read.revision = reader.number<std::uint64_t>();
    reader.into(read.ephemeral);
    reader.into(read.sealed);
    reader.into(read.sealedTag);
    reader.into(read.mark);
    if (read.epoch == 0 || read.epoch > read.revision)
        return VaultFormat::Damaged;
    vault = std::move(read);
    return VaultFormat::Good;
}

bool isVaultUser(std::string_view name)
{
    return !name.empty() && name.size() <= userBytes && name.front() != '.' &&
           std::none_of(name.begin(), name.end(), [](char c) {
               return c == '/' || static_cast<unsigned char>(c) < ' ' || c == '\x7f';
           });
}

} // namespace doorward
