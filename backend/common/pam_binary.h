// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <optional>
#include <string>
#include <string_view>

/// What our PAM modules tell doorward-worker beyond text, as PAM_BINARY_PROMPT.
///
/// The bytes are those of libpamc's `pamc_bp_t` (Linux-PAM, libpamc/include/security/pam_client.h):
/// length:u32 big-endian with these five bytes counted, control:u8, data. Our data is the word
/// "doorward1" followed by an encoded wire::Message of type PromptRequest, Notice, TokenUsed or
/// PinAccepted.
/// The answer to a PromptRequest is a prompt of the same shape with control `ok` whose data is the
/// secret alone; to all others it is one without data.
///
/// An application that is not doorward-worker answers PAM_BINARY_PROMPT with an error; the module
/// then asks in plain text, so every stack works under pamtester and login(1) too.
namespace doorward::pam_binary {

inline constexpr unsigned char controlRequest = 0x03; // PAM_BPC_SELECT
inline constexpr unsigned char controlOk = 0x01;      // PAM_BPC_OK
inline constexpr std::size_t headerBytes = 5;

/// The whole binary prompt that carries message, or nothing where it breaks a bound.
[[nodiscard]] std::optional<std::string> request(const wire::Message &message);
/// The message in a binary prompt, which starts at bytes and tells its own length.
/// Nothing where it is not one of ours or is malformed; never reads past limits::packetBytes.
[[nodiscard]] std::optional<wire::Message> readRequest(const void *bytes);

/// A malloc'ed answer that carries secret; its reader wipes and frees it. Null without memory.
[[nodiscard]] void *makeAnswer(std::string_view secret);
/// The secret in an answer, pointing into bytes; nothing where it is malformed or longer than
/// limits::secretBytes.
[[nodiscard]] std::optional<std::string_view> readAnswer(const void *bytes);
/// Wipes and frees an answer. Null is allowed.
void destroyAnswer(void *bytes);

} // namespace doorward::pam_binary
