// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/challenge.h"

#include "backend/common/durable_file.h"

#include <cstdint>
#include <fcntl.h>
#include <openssl/sha.h>
#include <sys/random.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr char bootIdFile[] = "/proc/sys/kernel/random/boot_id";
constexpr std::size_t bootIdBytes = 36;
constexpr std::size_t randomBytes = 32;

std::string bootId()
{
    const Descriptor file(open(bootIdFile, O_RDONLY | O_CLOEXEC));
    std::string text(bootIdBytes, '\0');
    const bool whole = file.isValid() && read(file.get(), text.data(), text.size()) ==
                                             static_cast<ssize_t>(text.size());
    return whole ? text : std::string();
}

/// Each part behind its length: no two lists of parts make the same bytes.
void addPart(std::string &bytes, std::string_view part)
{
    const auto size = static_cast<std::uint32_t>(part.size());
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(size >> shift & 0xff);
    bytes.append(part);
}

} // namespace

std::optional<std::string> makeChallenge(std::string_view user, std::string_view service)
{
    std::string random(randomBytes, '\0');
    const std::string boot = bootId();
    if (boot.empty() ||
        getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        return std::nullopt;
    std::string bytes;
    for (const std::string_view part :
         {std::string_view("doorward token 1"), std::string_view(random), user, service,
          std::string_view(boot)})
        addPart(bytes, part);
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

} // namespace doorward
