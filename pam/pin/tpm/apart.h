// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/tpm/pin_seal.h"

#include <functional>
#include <string_view>

/// Work with the TPM in a process of its own, which is killed at its deadline: neither a driver nor
/// a library that waits for a chip can be asked to stop, and one that chokes on what the chip says
/// must not take the login with it.
///
/// That process inherits no secret (their pages are empty in a child) and no open file, so a lock
/// or a socket of ours is never held by one that hangs. What it needs and what it finds go through
/// a socket pair.
namespace doorward::tpm {

/// That process's end.
class Errand
{
public:
    /// key: what was handed over. The descriptor stays the caller's.
    Errand(int descriptor, const LockedBytes &key) : m_descriptor(descriptor), m_key(key) {}

    [[nodiscard]] const LockedBytes &key() const { return m_key; }
    /// From now on the TPM may have judged the PIN. Where nobody can be told, the process ends.
    void judging() const;
    /// The work's answer, which follows its result: once, of at most answerMost bytes.
    [[nodiscard]] bool answer(Result result, std::string_view bytes) const;

private:
    int m_descriptor;
    const LockedBytes &m_key;
};

inline constexpr std::size_t answerMost = 4096;

/// What came back. Missing where the deadline had come, Broken where the process died or none could
/// be made.
struct Returned
{
    Result result = Result::Broken;
    bool judged = false;    ///< Errand::judging() was called, whatever came after it
    std::size_t answer = 0; ///< bytes of it in the memory that was given for them
};

/// Runs work, which calls answer() last, for at most so many seconds and half a one more. key is
/// handed to it; answer has room for answerMost bytes.
[[nodiscard]] Returned runApart(unsigned seconds, const LockedBytes &key,
                                const std::function<void(const Errand &)> &work,
                                LockedBytes &answer);

} // namespace doorward::tpm
