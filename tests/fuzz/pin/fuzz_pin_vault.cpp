// SPDX-License-Identifier: GPL-3.0-or-later
//
// fuzz_pin_vault SEED ROUNDS: changes the bytes of a good vault in every way a damaged disk or a
// curious person could, and reads the result. Nothing but the vault itself may count as intact.
#include "pam/pin/pin_key.h"
#include "tests/fuzz/mutator.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace doorward;

bool readsRightly(const VaultOwner &owner, const std::string &original, const std::string &bytes)
{
    PinVault vault;
    const VaultFormat format = decodePinVault(bytes, vault);
    if (bytes == original)
        return format == VaultFormat::Good && isIntact(owner, vault);
    if (format != VaultFormat::Good)
        return vault.encode() == PinVault().encode();
    return vault.encode() == bytes && !isIntact(owner, vault);
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    const unsigned long seed = std::strtoul(arguments[1], nullptr, 10);
    const unsigned long rounds = std::strtoul(arguments[2], nullptr, 10);
    VaultOwner owner{"alice", 1000, std::string(32, 'a'), {}};
    Secret pin;
    Secret password;
    PinVault vault;
    if (!owner.machineKey.append(std::string(32, 'k')) || !pin.append("271828") ||
        !password.append("correct horse") ||
        makeVault(owner, pin, password, PinVault(), "none", PinVault(), vault) != Opened::Right)
        return 2;
    const std::string original = vault.encode();
    fuzz::Mutator mutator(seed);
    for (unsigned long round = 0; round < rounds; ++round) {
        const std::string bytes = mutator.mutate(original);
        if (readsRightly(owner, original, bytes))
            continue;
        std::printf("seed %lu, round %lu: %zu bytes read wrongly\n", seed, round, bytes.size());
        return 1;
    }
    std::printf("%lu vaults\n", rounds);
    return 0;
}
