// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/cage.h"
#include "backend/common/durable_file.h"
#include "backend/common/wire.h"

#include <chrono>
#include <optional>
#include <string>

namespace doorward {

/// One run of doorward-p11, the process that PKCS#11 modules are loaded into: started for one
/// request, untrusted, killed with the object.
///
/// What it answers to each request of wire.h:
///   P11List  a P11Found per token (Module, Manufacturer, Model, Label, Serial, Reader, Flags),
///   then
///            the last packet
///   P11Find  a P11Found per certificate (the same, Minimum, Maximum, Key, Certificate), then the
///            last packet
///   P11Sign  P11Signature (Signature, Mechanism); where something is to be unwrapped, after it
///            P11Unwrapped, with the secret in the socket that brought the PIN, or P11Failed
///   P11SetPin  P11PinSet
///   P11Watch  a P11Slots (Reader, State, Events, and Label, Serial, Manufacturer and Model where
///            it is present, per slot) at once and after each change, until it is killed. It is
///            the whole truth about the slots of that module that are not pcscd's. One with the
///            flag reading is followed by the next one as soon as the tokens have been looked at.
///   any      P11Failed (Code, PamCode, Flags) instead, at any time
/// The last packet of a listing is a P11Found with State: no-reader, no-card, or done. P11List's
/// has after it the Reader and Events (pcscd's counter) of each reader in which nothing moved
/// meanwhile. Flags are words of p11Flag with blanks between them.
///
/// For one thread.
class P11Helper
{
public:
    using Clock = std::chrono::steady_clock;

    enum class Fault {
        None,
        Start,   ///< the program cannot be started
        Silent,  ///< no answer before the deadline
        Lost,    ///< it ended without an answer
        Garbled, ///< what it sent is no message
    };

    P11Helper() = default;
    ~P11Helper();
    P11Helper(const P11Helper &) = delete;
    P11Helper &operator=(const P11Helper &) = delete;

    /// Runs program in cage (nothing: as the caller, and where the caller is) with no environment,
    /// no descriptor but its socket, and no way to more rights, and sends it request. It dies with
    /// the calling thread. descriptor rides along with the request where it is not -1.
    [[nodiscard]] Fault start(const std::string &program, const std::optional<Cage> &cage,
                              const wire::Message &request, int descriptor = -1);

    /// Waits for the next packet. into is unchanged where it fails.
    [[nodiscard]] Fault next(Clock::time_point deadline, std::optional<wire::Message> &into);

    [[nodiscard]] bool isRunning() const { return m_child > 0; }
    /// Readable when next() would not wait; -1 where none runs.
    [[nodiscard]] int socket() const { return m_socket.get(); }

    /// Kills and reaps the process. Does nothing where none runs.
    void stop();

private:
    pid_t m_child = -1;
    Descriptor m_process; // pidfd: our own, whatever the program around us does about SIGCHLD
    Descriptor m_socket;
};

/// The words of the field Flags.
namespace p11Flag {
inline constexpr std::string_view loginRequired = "login-required";
inline constexpr std::string_view countLow = "count-low";
inline constexpr std::string_view finalTry = "final-try";
inline constexpr std::string_view locked = "locked";
inline constexpr std::string_view toBeChanged = "to-be-changed";
inline constexpr std::string_view pinPad = "pin-pad";
/// Of a certificate: the key beside it is known to make no signatures.
inline constexpr std::string_view cannotSign = "cannot-sign";
/// Nobody can pull it out: a software token, say.
inline constexpr std::string_view fixed = "fixed";
/// In a slot that can be emptied and is no reader of pcscd's.
inline constexpr std::string_view outside = "outside";
/// Of P11Failed: the module cannot tell when a token is pulled, or has no such slot.
inline constexpr std::string_view unwatchable = "unwatchable";
/// Of P11Slots: a token moved, and which one is in now is being found out.
inline constexpr std::string_view reading = "reading";
} // namespace p11Flag

/// Whether flags, as in the field Flags, has word.
[[nodiscard]] bool hasFlag(std::string_view flags, std::string_view word);

} // namespace doorward
