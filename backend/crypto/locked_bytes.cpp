// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/crypto/locked_bytes.h"

#include "backend/common/secret.h"

#include <cerrno>
#include <sys/mman.h>
#include <sys/random.h>

namespace doorward {

LockedBytes::LockedBytes(std::size_t size) : m_bytes(nullptr), m_size(size)
{
    // A mapping of its own: the kernel locks pages, not bytes.
    void *pages = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        return;
    if (mlock(pages, size) != 0) {
        munmap(pages, size);
        return;
    }
    madvise(pages, size, MADV_DONTDUMP);
    // A child's copy would be neither locked nor wiped.
    madvise(pages, size, MADV_WIPEONFORK);
    m_bytes = static_cast<unsigned char *>(pages);
}

LockedBytes::~LockedBytes()
{
    if (!m_bytes)
        return;
    wipe(m_bytes, m_size);
    munmap(m_bytes, m_size);
}

bool fillRandom(unsigned char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t got = getrandom(bytes, size, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace doorward
