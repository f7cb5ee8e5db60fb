// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace doorward {

/// Working memory of the cryptography: of a fixed size, locked, left out of core dumps and of
/// children, zeros at first and wiped when it goes. For intermediate keys; what people type is kept
/// in Secret.
class LockedBytes
{
public:
    explicit LockedBytes(std::size_t size);
    ~LockedBytes();
    LockedBytes(const LockedBytes &) = delete;
    LockedBytes &operator=(const LockedBytes &) = delete;

    /// False where the kernel gave no memory that can be locked.
    [[nodiscard]] bool isValid() const { return m_bytes != nullptr; }
    [[nodiscard]] unsigned char *data() const { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view view() const
    {
        return {reinterpret_cast<const char *>(m_bytes), m_size};
    }

private:
    unsigned char *m_bytes;
    std::size_t m_size;
};

/// Fills memory from the kernel's random numbers. False where it gave none.
[[nodiscard]] bool fillRandom(unsigned char *bytes, std::size_t size);

} // namespace doorward
