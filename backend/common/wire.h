// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/limits.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Messages between two processes of ours, over a SOCK_SEQPACKET Unix socket: one packet, one
/// message. A packet is `type:u16 (field:u16 length:u16 bytes)*`, integers in host order (both
/// ends are on one machine and of one version). A secret is never in a packet: it travels in a
/// pipe whose read end rides along as the packet's only descriptor.
namespace doorward::wire {

/// What a packet says. Which of these a peer may send *now* is decided by its state, and anything
/// else ends the peer.
enum class Type : std::uint16_t {
    // doorwardd -> doorward-worker
    Start = 1,   ///< Kind, Method, Service, User, Locale; once, first
    Answer,      ///< Prompt, and a pipe with the secret
    Cancel,      ///< end the conversation now
    OpenSession, ///< SessionName, Exec, Desktop, Seat, Vt, Class; after Result success of a login
    Launch,      ///< start the program of the session that is open
    FindUser,    ///< User or Uid; once, first, in Start's place: answer with UserFound and end
    // doorward-worker -> doorwardd
    Started = 32,  ///< pam_start succeeded, the conversation begins
    PromptRequest, ///< Prompt, Style, Text, Purpose, and what is known of Min, Max, Tries, FinalTry
    Notice, ///< Style, Text, Code, and what is known of Tries, RetryIn, Label, Holder, Reader
    /// Module, Manufacturer, Model, Serial, Label, Certificate, Reader, Flags: what a success rests
    /// on.
    TokenUsed,
    Result,        ///< Outcome, Code, Text, User, Uid, PamCode
    SessionOpened, ///< Session
    SessionFailed, ///< Code, Text
    UserFound,     ///< User, Uid; nothing where there is no such user
    // PAM module -> doorward-worker, and no further (pam_binary.h)
    PinAccepted = 48, ///< User: their PIN was right, and the modules below get what it opened
    // doorward-tokend -> doorwardd
    Readers = 64, ///< Reader, State, Events, and of a token that is known Label, Serial, Module,
                  ///< Manufacturer, Model per reader: the whole truth
    // doorwardd -> doorward-tokend
    /// All tokens that sessions are bound to: Reader, Events for each that is in a reader; Reader,
    /// Module for each slot that is not pcscd's.
    Guard,
    // caller -> doorward-p11; p11_helper.h says what is answered
    P11Find = 96, ///< nothing: answer with all certificates; or Serial: of that token only
    P11Sign,      ///< Module, Serial, Reader, Key, Challenge, and a pipe with the card's PIN; with
                  ///< UnwrapKey, Wrapped it is a socket that the secret comes back through
    P11List,      ///< tokens only, without looking at certificates
    P11SetPin,    ///< Module, Serial, Reader, and a pipe with the card's PIN, a NUL, the new one
    /// Module, Maximum (seconds between two looks where no event tells): answer with its slots now
    /// and after each change, for ever.
    P11Watch,
    // doorward-p11 -> caller
    P11Found =
        112,      ///< Module, Manufacturer, Model, Label, Serial, Reader, Flags, Key, Certificate;
                  ///< last: State
    P11Signature, ///< Signature, Mechanism
    P11Failed,    ///< Code, PamCode (here: the CKR value), Flags
    P11PinSet,    ///< nothing
    P11Slots,     ///< Flags; Reader, State, Events, Label, Serial, Manufacturer, Model per slot
    P11Unwrapped, ///< nothing: the secret is in the socket
    // caller -> doorward-ocsp
    OcspAsk = 120, ///< Address, Body (the question in DER), Maximum (seconds)
    // doorward-ocsp -> caller
    OcspAnswer, ///< Body: the answer in DER
};

/// A field's meaning. Numbers are decimal text; repeated fields keep their order.
enum class Field : std::uint16_t {
    Kind = 1,
    Method,
    Service,
    User,
    Uid,
    Locale,
    Prompt,
    Style,
    Text,
    Purpose,
    Code,
    Outcome,
    Minimum,
    Maximum,
    Tries,
    TriesBeforeWait,
    FinalTry,
    RetryIn,
    PamCode,
    Letters,
    Forbid,
    Length,
    Choice,        ///< three for each: its name, who says so, its last day
    KeyringClosed, ///< a flag: what this method opens has no password for the keyring
    SessionName = 32,
    Exec,
    Desktop,
    Seat,
    Vt,
    Class,
    Session,
    Environment,
    Module = 64,
    Serial,
    Label,
    Certificate,
    Reader,
    State,
    Events,
    Flags,
    Key,
    Mechanism,
    Challenge,
    Signature,
    Holder,
    Manufacturer, ///< of the token, as its module says
    Model,
    Wrapped,
    UnwrapKey,
    Address = 96,
    Body,
};

class Message
{
public:
    explicit Message(Type type) : m_type(type) {}
    Message(Type type, std::initializer_list<std::pair<Field, std::string_view>> fields);

    [[nodiscard]] Type type() const { return m_type; }

    Message &add(Field field, std::string_view value);
    Message &add(Field field, std::uint64_t value);

    /// The first value of field, or nothing.
    [[nodiscard]] std::optional<std::string_view> get(Field field) const;
    /// The first value of field, or an empty text.
    [[nodiscard]] std::string_view text(Field field) const { return get(field).value_or(""); }
    /// The first value of field as a number; nothing where it is absent or not a decimal number.
    [[nodiscard]] std::optional<std::uint64_t> number(Field field) const;
    /// All fields in their order.
    [[nodiscard]] const std::vector<std::pair<Field, std::string>> &fields() const
    {
        return m_fields;
    }

    /// Nothing where the message breaks a bound of limits.h.
    [[nodiscard]] std::optional<std::string> encode() const;
    /// Nothing where the bytes are no well-formed message within the bounds of limits.h.
    [[nodiscard]] static std::optional<Message> decode(std::string_view bytes);

private:
    Type m_type;
    std::vector<std::pair<Field, std::string>> m_fields;
};

/// Sends message, with descriptor riding along where it is not -1 (it stays the caller's).
/// 0, or a negative errno; -EMSGSIZE where the message breaks a bound.
[[nodiscard]] int send(int socket, const Message &message, int descriptor = -1);

struct Received
{
    std::optional<Message> message; ///< nothing at end of file
    int descriptor = -1;            ///< the receiver's, close-on-exec; -1 where none came
};

/// Receives one packet, waiting where the socket blocks. 0, or a negative errno: -EAGAIN, and
/// -EBADMSG where the peer broke the format (end that peer).
[[nodiscard]] int receive(int socket, Received &into);

} // namespace doorward::wire
