// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/limits.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace doorward {

/// What a vault needs besides the PIN.
enum class PinMode : std::uint8_t {
    File = 1, ///< the machine's key, a file of root's
    Tpm = 2,  ///< a secret that the TPM gives for the PIN alone, and only so many times
};

/// "file" or "tpm".
[[nodiscard]] std::string_view toText(PinMode mode);

/// The file that keeps a user's password behind their PIN: its shape, without any cryptography
/// (that is pam/pin's, for root's PAM stacks alone).
///
/// The password is sealed to a public key, so that a changed one can be sealed again without the
/// PIN. The private key is wrapped by the PIN and by what the mode adds to it. All integers are
/// big-endian.
///
///     magic        8   "DRWDPIN\n"
///     version      2   2
///     mode         1   PinMode
///     kdf          1   1 = Argon2id 1.3
///     passes       4   3 to 64, as many as take about a tenth of a second here
///     memory       4   KiB, 65536
///     lanes        1   1
///     origin       1   1 = the user was in /etc/passwd itself, 2 = somewhere else
///     uid          4
///     epoch        8   the revision with which this key pair came
///     changed      8   seconds since the epoch
///     salt        16
///     public      32   X25519
///     tpm      2 + n   length and bytes of what the TPM has to load; none in file mode
///     wrapped     32   AES-256-GCM of the private key, authenticating all above
///     tag         16
///     revision     8   one more with every file that is written for this user
///     ephemeral   32   X25519, of this sealing alone
///     sealed     514   AES-256-GCM of length:2 and the password, padded with zeros,
///                      authenticating all above
///     tag         16
///     mark        32   HMAC-SHA-256 by the machine's key of all above, so that damage is told from
///                      a wrong PIN before anybody is asked for one
///
/// What is authenticated covers the user's name and the machine's id each time. Both AES keys are
/// used once, with a nonce of zeros.
struct PinVault
{
    static constexpr std::size_t saltBytes = 16;
    static constexpr std::size_t keyBytes = 32;
    static constexpr std::size_t plainBytes = 2 + limits::secretBytes;
    static constexpr std::size_t tagBytes = 16;
    static constexpr std::size_t markBytes = 32;
    static constexpr std::size_t tpmBytesMost = 2048;
    /// Of a file without anything for the TPM.
    static constexpr std::size_t leastBytes = 8 + 2 + 1 + 1 + 4 + 4 + 1 + 1 + 4 + 8 + 8 +
                                              saltBytes + keyBytes + 2 + keyBytes + tagBytes + 8 +
                                              keyBytes + plainBytes + tagBytes + markBytes;

    static constexpr std::uint16_t version = 2;
    /// No file with a weaker or an absurd cost is read.
    static constexpr std::uint32_t passesLeast = 3;
    static constexpr std::uint32_t passesMost = 64;
    static constexpr std::uint32_t kdfMemoryKib = 64 * 1024;
    static constexpr std::uint8_t kdfLanes = 1;

    PinMode mode = PinMode::File;
    std::uint32_t passes = passesLeast;
    bool isLocal = false;
    std::uint32_t uid = 0;
    std::uint64_t epoch = 0;
    std::uint64_t changed = 0;
    std::array<unsigned char, saltBytes> salt{};
    std::array<unsigned char, keyBytes> publicKey{};
    std::string tpm;
    std::array<unsigned char, keyBytes> wrapped{};
    std::array<unsigned char, tagBytes> wrappedTag{};
    std::uint64_t revision = 0;
    std::array<unsigned char, keyBytes> ephemeral{};
    std::array<unsigned char, plainBytes> sealed{};
    std::array<unsigned char, tagBytes> sealedTag{};
    std::array<unsigned char, markBytes> mark{};

    /// The bytes before wrapped, before sealed and before mark: what each of them authenticates.
    [[nodiscard]] std::string aboveWrapped() const;
    [[nodiscard]] std::string aboveSealed() const;
    [[nodiscard]] std::string aboveMark() const;
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

/// Whether name can be a file of the vault folder: not empty, no '/', no control character, no
/// leading '.', not too long.
[[nodiscard]] bool isVaultUser(std::string_view name);

} // namespace doorward
