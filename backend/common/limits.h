// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound of the backend in one place. Whatever a peer can make us allocate is limited here.
namespace doorward::limits {

/// Bytes of one secret (a PIN, a password, a card's PIN), without a terminator.
inline constexpr std::size_t secretBytes = 512;
/// Card readers, and slots outside pcscd, that are told of at once; and the fields of one: its
/// name, state and counter, and five of the token in it.
inline constexpr unsigned readers = 64;
inline constexpr unsigned readerFields = 8;

/// Bytes of one packet between two processes of ours.
inline constexpr std::size_t packetBytes = 60 * 1024;
/// Fields of one packet. None has more than the report of all readers.
inline constexpr std::size_t packetFields = std::size_t{readers} * readerFields;
/// Bytes of one PAM text handed on to a client; PAM's own PAM_MAX_MSG_SIZE.
inline constexpr std::size_t textBytes = 512;
/// Bytes of a user name; LOGIN_NAME_MAX with its terminator.
inline constexpr std::size_t userNameBytes = 256;

/// Channels open at once for one uid, and in all.
inline constexpr unsigned channelsPerUid = 4;
inline constexpr unsigned channels = 32;
/// Conversations side by side on one channel (PIN, password, card, and one being torn down).
inline constexpr unsigned conversationsPerChannel = 4;
/// Prompts one conversation may ask before it is ended as broken.
inline constexpr unsigned promptsPerConversation = 64;
/// Remarks one conversation may make.
inline constexpr unsigned noticesPerConversation = 256;
/// Seconds in which a client has to connect to the channel it asked for.
inline constexpr unsigned channelConnectSeconds = 10;
/// Seconds in which a client has to write a secret into its pipe.
inline constexpr unsigned answerSeconds = 5;

/// Seconds that a directory service has to say who a user is.
inline constexpr unsigned userSearchSeconds = 8;
/// Such searches at once, and calls that wait for one of them.
inline constexpr unsigned userSearches = 32;
/// Questions to polkit at once.
inline constexpr unsigned polkitQuestions = 16;

/// Seconds a session has to end by itself once it is told to, before it is killed.
inline constexpr unsigned sessionStopSeconds = 10;

/// Seconds that a session's locker has to say that it has locked, each of the two times that it is
/// told to.
inline constexpr unsigned lockSeconds = 5;

/// Wrong PINs in a row after which it is off until the password is used.
inline constexpr unsigned pinFailures = 20;
/// The same where a TPM counts them.
inline constexpr unsigned pinFailuresTpm = 10;
/// Seconds that a TPM has to say whether it is there, or to take back what it holds; to give that
/// out; and to make it. A slow one takes a tenth of that.
inline constexpr unsigned tpmLookSeconds = 4;
inline constexpr unsigned tpmSeconds = 10;
inline constexpr unsigned tpmSealSeconds = 20;

/// Seconds one PKCS#11 operation may take before its helper is killed.
inline constexpr unsigned tokenOperationSeconds = 20;
/// Seconds that a token has for a key beside the signature: a login does not wait for it longer.
inline constexpr unsigned tokenUnwrapSeconds = 5;
/// A file that a module may write in a folder that the administrator has given it.
inline constexpr unsigned moduleFileBytes = 1u << 20;
/// Certificates looked at on all tokens together, and the size of one, in bytes.
inline constexpr unsigned certificates = 32;
inline constexpr std::size_t certificateBytes = 8 * 1024;
/// Certificates that a person may be asked to choose from.
inline constexpr std::size_t certificateChoices = 8;
/// Bytes of one signature; RSA with 8192 bits has so many.
inline constexpr std::size_t signatureBytes = 1024;
/// Bytes of an OCSP responder's answer, certificates in it included.
inline constexpr std::size_t ocspAnswerBytes = 32 * 1024;
/// Bytes of a person's own token map, and seconds that their home has to give it out.
inline constexpr std::size_t ownMapBytes = 64 * 1024;
inline constexpr unsigned ownMapSeconds = 3;
/// A token's PIN, in bytes: what is shorter or longer is never sent to a card.
inline constexpr std::size_t tokenPinMin = 4;
inline constexpr std::size_t tokenPinMax = 16;
/// Slots outside pcscd that sessions are bound to, each at most a process that waits; and how often
/// one of these may say something within ten seconds before it is taken for broken.
inline constexpr unsigned watchedSlots = 4;
inline constexpr unsigned slotReports = 40;
/// Seconds of a processor's work that it may take, and, beside them, one of so many that go by.
inline constexpr unsigned watchSeconds = 5;
inline constexpr unsigned watchShare = 10;

} // namespace doorward::limits
