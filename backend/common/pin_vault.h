// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/limits.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doorward {

/// The file that keeps a user's password sealed by their PIN: its shape, without any cryptography
/// (that is pam/pin's, for root's PAM stacks alone).
///
/// All integers big-endian, every file of version 1 has the same length:
///
///     magic        8   "DRWDPIN\n"
///     version      2   1
///     kdf          1   1 = Argon2id 1.3
///     passes       4   3
///     memory       4   KiB, 65536
///     lanes        1   1
///     uid          4
///     changed      8   seconds since the epoch
///     salt        16
///     nonce       12
///     sealed     514   AES-256-GCM of length:2 and the password, padded with zeros
///     tag         16   of AES-256-GCM
///     mark        32   HMAC-SHA-256 by the machine's key of all above, so that damage is told from
///                      a wrong PIN before anybody is asked for one
///
/// The authenticated data of AES-GCM is everything before `sealed`; that and the mark cover the
/// user's name and the machine's id too.
struct PinVault
{
    static constexpr std::size_t saltBytes = 16;
    static constexpr std::size_t nonceBytes = 12;
    static constexpr std::size_t plainBytes = 2 + limits::secretBytes;
    static constexpr std::size_t tagBytes = 16;
    static constexpr std::size_t markBytes = 32;
    static constexpr std::size_t headerBytes =
        8 + 2 + 1 + 4 + 4 + 1 + 4 + 8 + saltBytes + nonceBytes;
    static constexpr std::size_t fileBytes = headerBytes + plainBytes + tagBytes + markBytes;

    static constexpr std::uint16_t version = 1;
    /// The only cost that version 1 may have: a weaker or an absurd one in a file is damage.
    static constexpr std::uint32_t kdfPasses = 3;
    static constexpr std::uint32_t kdfMemoryKib = 64 * 1024;
    static constexpr std::uint8_t kdfLanes = 1;

    std::uint32_t uid = 0;
    std::uint64_t changed = 0;
    std::array<unsigned char, saltBytes> salt{};
    std::array<unsigned char, nonceBytes> nonce{};
    std::array<unsigned char, plainBytes> sealed{};
    std::array<unsigned char, tagBytes> tag{};
    std::array<unsigned char, markBytes> mark{};

    /// The bytes up to and with nonce.
    [[nodiscard]] std::string header() const;
    /// The whole file.
    [[nodiscard]] std::string encode() const;
};

enum class VaultFormat {
    Good,
    Outdated, ///< one of ours, of another version: enrol again
    Damaged,
};

/// Reads a vault file's bytes. vault is unchanged unless Good.
[[nodiscard]] VaultFormat decodePinVault(std::string_view bytes, PinVault &vault);

/// Whether bytes can be a PIN: ASCII digits, from limits::pinDigitsMin (or a higher least) to
/// limits::pinDigitsMax of them.
[[nodiscard]] bool isPin(std::string_view bytes, std::size_t least = limits::pinDigitsMin);

/// Whether name can be a file of the vault folder: not empty, no '/', no control character, no
/// leading '.', not too long.
[[nodiscard]] bool isVaultUser(std::string_view name);

} // namespace doorward
