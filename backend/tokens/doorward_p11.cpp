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

#include <algorithm>
#include <cstdio>
#include <exception>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int peer = 3;

enum Exit { Done = 0, BadRequest = 64, BadPeer = 76, NotAllowed = 77 };

bool reply(const doorward::wire::Message &packet)
{
    return doorward::wire::send(peer, packet) == 0;
}

int replyAll(const std::vector<doorward::wire::Message> &packets)
{
    return std::all_of(packets.begin(), packets.end(), reply) ? Done : BadPeer;
}

int answer(const doorward::wire::Message &request, const doorward::Secret &pin, int pipe)
{
    switch (request.type()) {
    case doorward::wire::Type::P11List:
        return replyAll(doorward::listTokens());
    case doorward::wire::Type::P11Find:
        return replyAll(doorward::findCertificates(request));
    case doorward::wire::Type::P11Sign:
        return doorward::signChallenge(request, pin, pipe, reply) ? Done : BadPeer;
    case doorward::wire::Type::P11SetPin:
        return replyAll({doorward::changeTokenPin(request, pin)});
    case doorward::wire::Type::P11Watch:
        if (const auto seconds = request.number(doorward::wire::Field::Maximum); seconds > 0)
            doorward::watchSlots(peer, request.text(doorward::wire::Field::Module),
                                 std::chrono::seconds(*seconds));
        return BadRequest;
    default:
        return BadRequest;
    }
}

/// Whether the PIN that request needs, if it needs one, came with it.
bool takePin(const doorward::wire::Message &request, int pipe, doorward::Secret &into)
{
    using doorward::wire::Field;
    using doorward::wire::Type;
    const bool usesPin = request.type() == Type::P11Sign || request.type() == Type::P11SetPin;
    const bool wantsPin =
        usesPin && !doorward::hasFlag(request.text(Field::Flags), doorward::p11Flag::pinPad);
    const bool givesSecret = request.type() == Type::P11Sign && request.get(Field::Wrapped);
    return (wantsPin || givesSecret) == (pipe >= 0) && (!wantsPin || into.readFrom(pipe));
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
    if (!takePin(*received.message, pipe.get(), pin))
        return BadRequest;
    return answer(*received.message, pin, pipe.get());
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
