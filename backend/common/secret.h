// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/limits.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace doorward {

/// A secret in memory that is locked, left out of core dumps and of children, and wiped when it
/// goes.
///
/// It holds at most limits::secretBytes and never grows, so it is never copied behind our back.
/// Move-only. Not thread-safe: one owner, one thread.
class Secret
{
public:
    Secret();
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// False where the kernel gave no page; every append then fails.
    [[nodiscard]] bool isValid() const { return m_page != nullptr; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// The bytes, followed by a NUL that is not counted.
    [[nodiscard]] const char *data() const;
    [[nodiscard]] std::string_view view() const { return {data(), m_size}; }

    /// False, with the content unchanged, where it does not fit.
    [[nodiscard]] bool append(std::string_view bytes);
    /// Forgets the last bytes, wiping them; all of them where count is larger than size().
    void chop(std::size_t count);
    void clear();

    /// Replaces the content with all that comes out of descriptor until end of file. False, with
    /// the content cleared, on an error, on more than limits::secretBytes, or when the writer took
    /// longer than limits::answerSeconds. The descriptor stays open and the caller's.
    [[nodiscard]] bool readFrom(int descriptor);
    /// Writes the content into descriptor. False where not all of it could be written.
    [[nodiscard]] bool writeTo(int descriptor) const;

private:
    char *m_page = nullptr;
    std::size_t m_size = 0;
};

/// Overwrites memory in a way that the compiler does not remove.
void wipe(void *memory, std::size_t size);

/// Whether both hold the same bytes, in a time that tells only their lengths.
[[nodiscard]] bool equalSecrets(std::string_view one, std::string_view other);

/// What a process does first when secrets pass through it: no core dump, no ptrace by the same
/// user, freed heap memory overwritten. False where the kernel refused one of these.
[[nodiscard]] bool hardenProcess();

} // namespace doorward
