// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/sentences.h"

#include "backend/common/outcome.h"

#include <array>
#include <utility>

namespace doorward::ctl {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Those that enrolment and removal can end in; the screens have the words for all others.
constexpr std::array sentences{
    Pair{code::pinWrong, "That is not the PIN."},
    Pair{code::pinFormat, "That cannot be a PIN: only digits, not too few and not too many."},
    Pair{code::pinNotSet, "No PIN is set."},
    Pair{code::pinTooShort, "That PIN is too short."},
    Pair{code::pinTooLong, "That PIN is too long."},
    Pair{code::pinNotDigits, "That PIN has something in it that is no digit."},
    Pair{code::pinNotLetters,
         "That PIN has something in it that is no letter from A to Z and no digit."},
    Pair{code::pinTooCommon, "That PIN is too easy to guess."},
    Pair{code::pinIsPassword, "The PIN cannot be the password."},
    Pair{code::pinMismatch, "The two PINs differ."},
    Pair{code::pinNeedsTpm, "A PIN needs a TPM here, and none can be used."},
    Pair{code::pinNoTpm, "The TPM does not answer."},
    Pair{code::pinNotHere, "A PIN can be set only from a local session."},
    Pair{code::pinDamaged, "The file that keeps the PIN is damaged; remove it and set a new one."},
    Pair{code::passwordWrong, "That is not the password."},
    Pair{code::passwordExpired, "The password has expired; change it first."},
    Pair{code::passwordRejected, "The new password was rejected."},
    Pair{code::accountExpired, "The account has expired."},
    Pair{code::accountUnavailable, "The account cannot be used."},
    Pair{code::tooManyTries, "Too many tries."},
    Pair{code::userChanged, "The answer was for another user."},
    Pair{code::serviceMissing, "The PAM service for this is not installed."},
    Pair{code::moduleMissing, "A PAM module is not installed."},
    Pair{code::workerLost, "The backend's helper ended early; see journalctl -u doorward."},
    Pair{code::timedOut, "That took too long."},
    Pair{code::internal, "Something in the backend broke; see journalctl -u doorward."},
};

constexpr std::array questions{
    Pair{"password", "Current password:"},
    Pair{"current-password", "Current password:"},
    Pair{"new-password", "New password:"},
    Pair{"repeat-password", "New password again:"},
    Pair{"pin", "PIN:"},
    Pair{"current-pin", "Current PIN:"},
    Pair{"new-pin", "New PIN:"},
    Pair{"repeat-pin", "New PIN again:"},
};

template <std::size_t count>
std::string_view find(const std::array<Pair, count> &pairs, std::string_view key)
{
    for (const auto &[name, text] : pairs)
        if (name == key)
            return text;
    return {};
}

} // namespace

std::string sentenceFor(std::string_view code, std::string_view fallback)
{
    const std::string_view known = find(sentences, code);
    if (!known.empty())
        return std::string(known);
    return std::string(fallback.empty() ? code : fallback);
}

std::string questionFor(std::string_view purpose, std::string_view fallback)
{
    const std::string_view known = find(questions, purpose);
    if (!known.empty())
        return std::string(known);
    return std::string(fallback.empty() ? "?" : fallback);
}

} // namespace doorward::ctl
