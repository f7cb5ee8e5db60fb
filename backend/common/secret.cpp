// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/secret.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

// A whole mapping per secret: the kernel locks pages, not bytes.
constexpr std::size_t pageBytes = 4096;
static_assert(limits::secretBytes < pageBytes);

char *newPage()
{
    void *page =
        mmap(nullptr, pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return nullptr;
    // Without the right to lock (RLIMIT_MEMLOCK) a secret is refused rather than left to the swap.
    if (mlock(page, pageBytes) != 0) {
        munmap(page, pageBytes);
        return nullptr;
    }
    madvise(page, pageBytes, MADV_DONTDUMP);
    // A child's copy would be neither locked nor wiped.
    madvise(page, pageBytes, MADV_WIPEONFORK);
    return static_cast<char *>(page);
}

int millisecondsUntil(std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

} // namespace

Secret::Secret() : m_page(newPage()) {}

Secret::~Secret()
{
    if (!m_page)
        return;
    wipe(m_page, pageBytes);
    munmap(m_page, pageBytes);
}

Secret::Secret(Secret &&other) noexcept
    : m_page(std::exchange(other.m_page, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

Secret &Secret::operator=(Secret &&other) noexcept
{
    std::swap(m_page, other.m_page);
    std::swap(m_size, other.m_size);
    other.clear();
    return *this;
}

const char *Secret::data() const
{
    return m_page ? m_page : "";
}

bool Secret::append(std::string_view bytes)
{
    if (!m_page || bytes.size() > limits::secretBytes - m_size)
        return false;
    std::memcpy(m_page + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
    return true;
}

void Secret::chop(std::size_t count)
{
    count = std::min(count, m_size);
    m_size -= count;
    if (m_page)
        wipe(m_page + m_size, count);
}

void Secret::clear()
{
    if (m_page)
        wipe(m_page, pageBytes);
    m_size = 0;
}

bool Secret::readFrom(int descriptor)
{
    clear();
    if (!m_page || descriptor < 0) // poll() would wait for a negative one
        return false;
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::seconds(limits::answerSeconds);
    for (;;) {
        pollfd readable{descriptor, POLLIN, 0};
        const int ready = poll(&readable, 1, millisecondsUntil(deadline));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            break;
        // One byte more than fits tells a secret that is too long from one that just fits.
        const ssize_t got = read(descriptor, m_page + m_size, limits::secretBytes + 1 - m_size);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got == 0)
            return true;
        if (got < 0)
            break;
        m_size += static_cast<std::size_t>(got);
        if (m_size > limits::secretBytes)
            break;
    }
    clear();
    return false;
}

bool Secret::writeTo(int descriptor) const
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

void wipe(void *memory, std::size_t size)
{
    explicit_bzero(memory, size);
}

bool equalSecrets(std::string_view one, std::string_view other)
{
    if (one.size() != other.size())
        return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

bool hardenProcess()
{
    // The hard limit stays, for what this process may start; it cannot dump as it is not dumpable.
    rlimit core{};
    const bool hasLimit = getrlimit(RLIMIT_CORE, &core) == 0;
    core.rlim_cur = 0;
    // glibc fills freed memory with the complement of this byte: what libraries of others leave on
    // the heap does not survive its free().
#if defined(__SANITIZE_ADDRESS__)
    const bool overwritesFreed = true; // its allocator poisons what is freed, and has no mallopt
#else
    const bool overwritesFreed = mallopt(M_PERTURB, 0x5a) == 1;
#endif
    return overwritesFreed && hasLimit && setrlimit(RLIMIT_CORE, &core) == 0 &&
           prctl(PR_SET_DUMPABLE, 0) == 0;
}

} // namespace doorward
