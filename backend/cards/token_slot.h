// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/common/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace doorward {

/// A key of one person's that comes out with their token alone: sealed to a certificate's public
/// key, and opened with what the private key on the token makes of a few bytes. A signature opens
/// none: whoever gets one signed elsewhere would have the key.
///
/// Its bytes, version 1, integers in network order:
///
///   "DWTS" version:u8 kind:u8 uid:u32 certificate:32 length:u16 wrapped:length   the head
///   sealed:48
///
/// certificate is the SHA-256 of its DER form. kind says what wrapped is, and what the token does:
///   1  RSASVE (NIST SP 800-56B rev. 2, 7.2.1): a random number under the public key, as long as
///      the modulus; raw RSA decryption
///   2  ECDH with an ephemeral key (SP 800-56A rev. 3, 6.2.2.2): its point, uncompressed; the
///      derivation with that point
/// sealed is the key and its tag under AES-256-GCM, with a nonce of zeros, the head authenticated.
/// The AES key, which is used for nothing else, is HKDF-SHA256 (RFC 5869) of what the token gives,
/// without a salt and with the head as info.
class TokenSlot
{
public:
    enum class Kind : std::uint8_t { Rsa = 1, Ec = 2 };

    static constexpr std::size_t keyBytes = 32;

    /// A slot's bytes, for key, of keyBytes. Nothing where certificate's key is none that can hold
    /// one (RSA of up to 4096 bits, ECDSA's curves), or there is no randomness.
    [[nodiscard]] static std::optional<std::string> seal(const Certificate &certificate, uid_t uid,
                                                         const Secret &key);

    /// Nothing where bytes are no slot of a form that is known here.
    [[nodiscard]] static std::optional<TokenSlot> fromBytes(std::string_view bytes);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] uid_t uid() const { return m_uid; }
    /// As Certificate::sha256().
    [[nodiscard]] const std::string &certificate() const { return m_certificate; }
    /// What the token gets.
    [[nodiscard]] std::string_view wrapped() const { return m_wrapped; }

    /// The key, in into, where shared is what the certificate's private key makes of wrapped().
    /// False otherwise, with into empty. Leading zeros may be missing from shared.
    [[nodiscard]] bool open(const Secret &shared, Secret &into) const;

private:
    Kind m_kind = Kind::Rsa;
    uid_t m_uid = 0;
    std::string m_certificate;
    std::string m_wrapped;
    std::string m_head;
    std::string m_sealed;
};

} // namespace doorward
