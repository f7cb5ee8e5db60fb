// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward-p11: the PKCS#11 work of one request (backend/common/p11_helper.h), in a process of its
// own, because modules hang and crash. Descriptor 3 is a socket: one request in, its answer out.
// Whoever started us trusts nothing that we say.
#include "backend/common/config.h"
#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"
#include "backend/common/paths.h"
#include "backend/common/secret.h"
#include "backend/tokens/sandbox.h"
#include "backend/tokens/slot_watch.h"
#include "backend/tokens/token_listing.h"
#include "backend/tokens/token_pin_change.h"
#include "backend/tokens/token_signing.h"

#include <cstdio>
#include <exception>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int peer = 3;

enum Exit { Done = 0, BadRequest = 64, BadPeer = 76, NotAllowed = 77 };

std::vector<doorward::wire::Message> answer(const doorward::wire::Message &request,
                                            const doorward::Secret &pin)
{
    switch (request.type()) {
    case doorward::wire::Type::P11List:
        return doorward::listTokens();
    case doorward::wire::Type::P11Find:
        return doorward::findCertificates(request);
    case doorward::wire::Type::P11Sign:
        return {doorward::signChallenge(request, pin)};
    case doorward::wire::Type::P11SetPin:
        return {doorward::changeTokenPin(request, pin)};
    default:
        return {};
    }
}

int run()
{
    prctl(PR_SET_NAME, "doorward-p11"); // it was run by a descriptor, whose number is its name
    const auto config = doorward::Config::load(doorward::paths::configuration);
    if (!doorward::hardenProcess() ||
        !doorward::shutIn(doorward::splitWords(config.text("Token", "ModulePaths"))))
        return NotAllowed;
    doorward::wire::Received received;
    if (doorward::wire::receive(peer, received) != 0 || !received.message)
        return BadPeer;
    const doorward::Descriptor pipe(received.descriptor);
    doorward::Secret pin;
    const auto type = received.message->type();
    const bool usesPin =
        type == doorward::wire::Type::P11Sign || type == doorward::wire::Type::P11SetPin;
    const bool wantsPin =
        usesPin && !doorward::hasFlag(received.message->text(doorward::wire::Field::Flags),
                                      doorward::p11Flag::pinPad);
    if (wantsPin != pipe.isValid() || (wantsPin && !pin.readFrom(pipe.get())))
        return BadRequest;
    if (type == doorward::wire::Type::P11Watch) {
        doorward::watchSlots(peer, received.message->text(doorward::wire::Field::Module));
        return BadPeer; // until it is killed, or there is nothing to be seen any more
    }
    const auto packets = answer(*received.message, pin);
    for (const doorward::wire::Message &packet : packets)
        if (doorward::wire::send(peer, packet) != 0)
            return BadPeer;
    return packets.empty() ? BadRequest : Done;
}

} // namespace

int main()
{
    // Code of strangers is loaded here: never with root's rights.
    if (geteuid() == 0) {
        std::fputs("doorward-p11: not as root\n", stderr);
        return NotAllowed;
    }
    try {
        return run();
    } catch (const std::exception &) {
        return BadRequest;
    }
}
