// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/secret_buffer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

constexpr std::size_t pageBytes = 4096; // the kernel locks pages, not bytes
static_assert(SecretBuffer::capacity < pageBytes);

char *lockedPage()
{
    void *page =
        mmap(nullptr, pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return nullptr;
    // A secret is refused rather than left to the swap.
    if (mlock(page, pageBytes) != 0) {
        munmap(page, pageBytes);
        return nullptr;
    }
    madvise(page, pageBytes, MADV_DONTDUMP);
    return static_cast<char *>(page);
}

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

SecretBuffer::SecretBuffer() : m_page(lockedPage()) {}

SecretBuffer::~SecretBuffer()
{
    if (!m_page)
        return;
    explicit_bzero(m_page, pageBytes);
    munmap(m_page, pageBytes);
}

SecretBuffer::SecretBuffer(SecretBuffer &&other) noexcept
    : m_page(std::exchange(other.m_page, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

SecretBuffer &SecretBuffer::operator=(SecretBuffer &&other) noexcept
{
    std::swap(m_page, other.m_page);
    std::swap(m_size, other.m_size);
    other.clear();
    return *this;
}

std::size_t SecretBuffer::characters() const
{
    const auto bytes = view();
    return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), startsCharacter));
}

std::string_view SecretBuffer::view() const
{
    return m_page ? std::string_view(m_page, m_size) : std::string_view();
}

bool SecretBuffer::equals(const SecretBuffer &other) const
{
    if (!m_page || !other.m_page)
        return false;
    // What is not content is zero on both pages.
    const volatile char *ours = m_page;
    const volatile char *theirs = other.m_page;
    int differences = 0;
    for (std::size_t i = 0; i < capacity; ++i)
        differences |= ours[i] ^ theirs[i];
    return differences == 0 && m_size == other.m_size;
}

bool SecretBuffer::append(std::string_view utf8)
{
    if (!m_page || utf8.size() > capacity - m_size)
        return false;
    std::memcpy(m_page + m_size, utf8.data(), utf8.size());
    m_size += utf8.size();
    return true;
}

void SecretBuffer::eraseLast()
{
    while (m_size > 0) {
        --m_size;
        const bool whole = startsCharacter(m_page[m_size]);
        explicit_bzero(m_page + m_size, 1);
        if (whole)
            return;
    }
}

void SecretBuffer::clear()
{
    if (m_page)
        explicit_bzero(m_page, pageBytes);
    m_size = 0;
}

bool SecretBuffer::writeTo(int descriptor) const
{
    std::size_t written = 0;
    while (written < m_size) {
        const ssize_t put = write(descriptor, m_page + written, m_size - written);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        written += static_cast<std::size_t>(put);
    }
    return true;
}

std::span<const char> SecretBuffer::page() const
{
    return m_page ? std::span<const char>(m_page, pageBytes) : std::span<const char>();
}

} // namespace doorward
