// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <sodium.h>
#include <string_view>

namespace doorward {

/// Working memory of the cryptography: of a fixed size, locked, between guard pages, wiped when it
/// goes. For intermediate keys; what people type is kept in Secret.
class LockedBytes
{
public:
    // Memory taken before sodium_init() has another guard than it is checked for when it goes.
    explicit LockedBytes(std::size_t size)
        : m_bytes(sodium_init() < 0 ? nullptr : static_cast<unsigned char *>(sodium_malloc(size))),
          m_size(size)
    {
        if (m_bytes)
            sodium_memzero(m_bytes, size);
    }
    ~LockedBytes() { sodium_free(m_bytes); }
    LockedBytes(const LockedBytes &) = delete;
    LockedBytes &operator=(const LockedBytes &) = delete;

    /// False without memory, or where libsodium cannot start.
    [[nodiscard]] bool isValid() const { return m_bytes != nullptr; }
    [[nodiscard]] unsigned char *data() const { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    unsigned char *m_bytes;
    std::size_t m_size;
};

} // namespace doorward
