// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doorward {

/// A moment on a clock that nobody sets: milliseconds of CLOCK_BOOTTIME, which goes on while the
/// machine sleeps, and which boot they belong to (/proc/sys/kernel/random/boot_id).
struct BootTime
{
    std::string boot;
    std::uint64_t milliseconds = 0;

    [[nodiscard]] static BootTime now();
};

/// What is known of a user's tries, kept beside the vault. As a file, a line each:
///
///     doorward-tries 3
///     revision N    no older vault is this user's: one that was put back is refused
///     failures N    wrong tries since the last right one
///     boot ID       of since
///     since N       when the last of them was counted, BootTime::milliseconds
///     used N        when the PIN was last right, seconds since the epoch; 0 never
///     stale 0|1     the password in the vault is no longer the user's
///     local 0|1     the user was in /etc/passwd itself when they set the PIN
///     letters 0|1   the PIN has letters
///     length N      its characters, where [Pin] AutoSubmit= wants them known; else 0
///
/// The last two are of the vault with that very revision; of another one they say nothing.
struct PinRecord
{
    std::uint64_t revision = 0;
    unsigned failures = 0;
    BootTime since;
    std::uint64_t used = 0;
    bool stale = false;
    bool local = false;
    bool letters = false;
    unsigned length = 0;

    [[nodiscard]] std::string encode() const;
    /// Nothing where bytes are anything else than what encode() makes.
    [[nodiscard]] static std::optional<PinRecord> decode(std::string_view bytes);

    /// The seconds until the next try is allowed, rounded up; 0: now. After a reboot the wait is
    /// as long as it was at first, from the moment at which somebody asks for it.
    [[nodiscard]] unsigned waitAt(const BootTime &now) const;
};

/// The seconds to wait after that many wrong tries in a row; the last of the schedule is 12 hours.
[[nodiscard]] unsigned waitAfter(unsigned failures);

/// How many more wrong tries there are before one is followed by a wait: at least 1.
[[nodiscard]] unsigned triesBeforeWait(unsigned failures);

} // namespace doorward
