// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/pin_stretch.h"

#include <algorithm>
#include <chrono>
#include <sodium.h>

namespace doorward {

namespace {

// In the middle of what is promised, so that a busy moment at enrolment does no harm.
constexpr std::chrono::microseconds aim(120'000);
constexpr std::size_t keyBytes = 32;

} // namespace

std::uint32_t calibratePasses()
{
    Secret pin;
    LockedBytes keys(keyBytes);
    PinVault cheapest;
    auto fastest = std::chrono::microseconds::max();
    // The faster of two: the first one also pays for fetching the memory.
    for (int round = 0; round < 2; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        if (!pin.append("0") || !stretchPin(cheapest, pin, keys))
            return PinVault::passesLeast;
        fastest = std::min(fastest, std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::steady_clock::now() - begin));
    }
    const auto one =
        std::max<std::chrono::microseconds::rep>(fastest.count() / PinVault::passesLeast, 1);
    const auto passes = (aim.count() + one - 1) / one;
    return static_cast<std::uint32_t>(std::clamp<std::chrono::microseconds::rep>(
        passes, PinVault::passesLeast, PinVault::passesMost));
}

bool stretchPin(const PinVault &vault, const Secret &pin, LockedBytes &keys)
{
    static_assert(PinVault::saltBytes == crypto_pwhash_SALTBYTES);
    return sodium_init() >= 0 && keys.isValid() &&
           crypto_pwhash(keys.data(), keys.size(), pin.data(), pin.size(), vault.salt.data(),
                         vault.passes, std::size_t{PinVault::kdfMemoryKib} * 1024,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

} // namespace doorward
