// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace doorward {

/// How a conversation ended. Wrong, refused and broken stay apart from the PAM module to the
/// screen: a wrong secret is the person's to try again, a refusal is a decision that trying again
/// does not change, a broken part is nobody's fault at the door.
enum class Outcome {
    Success,   ///< the person is who they say, and may come in
    Wrong,     ///< the secret was not the right one
    Refused,   ///< a rule says no: account closed, too many tries, not on this seat
    Broken,    ///< a part is missing, damaged or did not answer
    Cancelled, ///< the client, or the success of another method, ended it
};

[[nodiscard]] std::string_view toText(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromText(std::string_view text);

/// Why, for programs: the words on the bus that a screen turns into a sentence in the person's
/// language. The XML of org.doorward1.Channel says what each one means.
namespace code {
inline constexpr std::string_view pinWrong = "pin-wrong";
inline constexpr std::string_view pinFormat = "pin-format"; // not counted as a try
inline constexpr std::string_view pinNotSet = "pin-not-set";
inline constexpr std::string_view pinOutdated = "pin-outdated"; // enrol again
inline constexpr std::string_view pinDamaged = "pin-damaged";
inline constexpr std::string_view pinOff = "pin-off";                // until the password is used
inline constexpr std::string_view pinWait = "pin-wait";              // too soon after a wrong one
inline constexpr std::string_view pinNoTpm = "pin-no-tpm";           // the TPM does not answer
inline constexpr std::string_view pinTpmLocked = "pin-tpm-locked";   // by other programs' tries
inline constexpr std::string_view pinTpmChanged = "pin-tpm-changed"; // enrol again
inline constexpr std::string_view pinNeedsTpm = "pin-needs-tpm"; // RequireTpm, and there is none
inline constexpr std::string_view pinStale = "pin-stale";        // the password behind it changed
inline constexpr std::string_view pinNotHere = "pin-not-here";   // not a local graphical login
inline constexpr std::string_view pinTooShort = "pin-too-short";
inline constexpr std::string_view pinTooLong = "pin-too-long";
inline constexpr std::string_view pinNotDigits = "pin-not-digits";
inline constexpr std::string_view pinNotLetters = "pin-not-letters"; // nor digits
inline constexpr std::string_view pinTooCommon = "pin-too-common";   // easy to guess
inline constexpr std::string_view pinIsPassword = "pin-is-password"; // the same as the password
inline constexpr std::string_view pinMismatch = "pin-mismatch";      // the two entries differ
inline constexpr std::string_view passwordWrong = "password-wrong";
inline constexpr std::string_view passwordExpired = "password-expired";
inline constexpr std::string_view passwordRejected = "password-rejected"; // the new one, by PAM
inline constexpr std::string_view accountExpired = "account-expired";
inline constexpr std::string_view accountUnavailable = "account-unavailable";
inline constexpr std::string_view userChanged = "user-changed"; // a module named somebody else
inline constexpr std::string_view tooManyTries = "too-many-tries";
inline constexpr std::string_view cardInsert = "card-insert"; // waiting for one
inline constexpr std::string_view cardReading = "card-reading";
inline constexpr std::string_view cardRecognised = "card-recognised";
inline constexpr std::string_view cardPinPad = "card-pin-pad"; // the reader asks for the PIN
inline constexpr std::string_view cardRemoved = "card-removed";
inline constexpr std::string_view cardPinWrong = "card-pin-wrong";
inline constexpr std::string_view cardPinFormat = "card-pin-format";   // never sent to the card
inline constexpr std::string_view cardPinExpired = "card-pin-expired"; // and none can be set here
inline constexpr std::string_view cardPinChange = "card-pin-change";   // another one is asked for
inline constexpr std::string_view cardPinPadChange = "card-pin-pad-change"; // by the reader
inline constexpr std::string_view cardPinSame = "card-pin-same";            // as the one it has
inline constexpr std::string_view cardPinRejected = "card-pin-rejected"; // the new one, by the card
inline constexpr std::string_view cardBlocked = "card-blocked";
inline constexpr std::string_view cardUnknown = "card-unknown"; // nobody here uses it
inline constexpr std::string_view cardOwnMap = "card-own-map";  // the person's map is unreadable
inline constexpr std::string_view cardOtherUser = "card-other-user";
inline constexpr std::string_view cardAmbiguous = "card-ambiguous";
inline constexpr std::string_view cardUntrusted = "card-untrusted"; // no CA of ours vouches
inline constexpr std::string_view cardUnfit = "card-unfit";         // not made to log in with
inline constexpr std::string_view cardExpired = "card-expired";
inline constexpr std::string_view cardRevoked = "card-revoked";
inline constexpr std::string_view cardUnchecked = "card-unchecked"; // nobody can tell if revoked
inline constexpr std::string_view cardSignature = "card-signature"; // the signature is not its own
inline constexpr std::string_view cardSilent = "card-silent";       // it did not answer in time
inline constexpr std::string_view noReader = "no-reader";
inline constexpr std::string_view noCard = "no-card";
inline constexpr std::string_view serviceMissing = "service-missing";
inline constexpr std::string_view moduleMissing = "module-missing";
inline constexpr std::string_view noLogindSession = "no-logind-session";
inline constexpr std::string_view sessionFailed = "session-failed";
inline constexpr std::string_view userUnknown = "user-unknown"; // never told to a greeter as such
inline constexpr std::string_view workerLost = "worker-lost";
inline constexpr std::string_view timedOut = "timed-out";
inline constexpr std::string_view internal = "internal";
} // namespace code

} // namespace doorward
