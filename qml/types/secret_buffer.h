// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace doorward {

/// What is being typed: UTF-8 in a page of its own that is locked into memory, left out of core
/// dumps and overwritten when it goes. It never grows, so no copy of it is left behind.
/// Move-only; one thread.
class SecretBuffer
{
public:
    /// Bytes; the bound of an answer on the bus (org.doorward1.Channel, Answer).
    static constexpr std::size_t capacity = 512;

    SecretBuffer();
    ~SecretBuffer();
    SecretBuffer(SecretBuffer &&other) noexcept;
    SecretBuffer &operator=(SecretBuffer &&other) noexcept;
    SecretBuffer(const SecretBuffer &) = delete;
    SecretBuffer &operator=(const SecretBuffer &) = delete;

    /// Bytes, and characters (code points).
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t characters() const;
    /// There is a locked page. Without one nothing is ever kept: the limit for locked memory
    /// (RLIMIT_MEMLOCK) is too low.
    [[nodiscard]] bool isLocked() const { return m_page != nullptr; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::string_view view() const;
    /// The same content; takes as long whatever it is. Nothing equals a buffer without a page.
    [[nodiscard]] bool equals(const SecretBuffer &other) const;

    /// False, with the content unchanged, where utf8 does not fit or there is no locked page.
    [[nodiscard]] bool append(std::string_view utf8);
    /// Forgets the last character, whole, and overwrites its bytes.
    void eraseLast();
    void clear();

    /// Writes the content into descriptor. False where not all of it could be written.
    [[nodiscard]] bool writeTo(int descriptor) const;

    /// The whole page, for tests that look whether it was overwritten.
    [[nodiscard]] std::span<const char> page() const;

private:
    char *m_page = nullptr;
    std::size_t m_size = 0;
};

} // namespace doorward
