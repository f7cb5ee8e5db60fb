// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/card_work.h"

#include "backend/common/outcome.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::chrono::seconds lookTime{3};
// Somebody looks for the reader's keys and types.
constexpr std::chrono::seconds padTime{90};
// The same, for one PIN and another one twice.
constexpr std::chrono::seconds padChangeTime{180};

P11Helper::Clock::time_point operationDeadline()
{
    return P11Helper::Clock::now() + std::chrono::seconds(limits::tokenOperationSeconds);
}

bool isPinPad(const FoundCertificate &found)
{
    return hasFlag(found.flags, p11Flag::pinPad);
}

P11Helper::Clock::time_point deadlineOf(const FoundCertificate &found, std::chrono::seconds typing)
{
    return isPinPad(found) ? P11Helper::Clock::now() + typing : operationDeadline();
}

/// What a helper reads the PIN from, and where what it unwraps comes out.
struct SecretWay
{
    Descriptor theirs;
    Descriptor ours; ///< invalid where nothing comes back
    bool isMade = false;
};

/// It holds the PIN already, where the reader does not ask for it, and nothing more will come; a
/// PIN fits into any buffer. Nothing comes back out of a pipe, so a socket is made where it must.
SecretWay wayFor(const FoundCertificate &found, const Secret &pin, bool comesBack = false)
{
    SecretWay way;
    if (isPinPad(found) && !comesBack) {
        way.isMade = true;
        return way;
    }
    int ends[2];
    if ((comesBack ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)
                   : pipe2(ends, O_CLOEXEC)) != 0)
        return way;
    way.theirs = Descriptor(ends[0]);
    Descriptor ours(ends[1]);
    way.isMade = (isPinPad(found) || pin.writeTo(ours.get())) &&
                 (!comesBack || shutdown(ours.get(), SHUT_WR) == 0);
    if (comesBack)
        way.ours = std::move(ours);
    return way;
}

/// What the last packet of a listing says.
CardWork::Result ending(std::string_view state)
{
    if (state == "no-reader")
        return {code::noReader};
    return state == "done" ? CardWork::Result{} : CardWork::Result{code::noCard};
}

std::string describe(P11Helper::Fault fault)
{
    switch (fault) {
    case P11Helper::Fault::None:
        return "is well";
    case P11Helper::Fault::Start:
        return "cannot be started";
    case P11Helper::Fault::Silent:
        return "did not answer in time and was killed";
    case P11Helper::Fault::Lost:
        return "ended without an answer";
    case P11Helper::Fault::Garbled:
        return "answered with something malformed";
    }
    return "is in an unknown state";
}

} // namespace

CardWork::CardWork(std::string helper, std::optional<Cage> cage)
    : m_helper(std::move(helper)), m_cage(std::move(cage))
{}

CardWork::Result CardWork::list(std::vector<ListedToken> &into)
{
    return listUntil(operationDeadline(), into);
}

CardWork::Result CardWork::listUntil(P11Helper::Clock::time_point deadline,
                                     std::vector<ListedToken> &into)
{
    P11Helper helper;
    auto fault = helper.start(m_helper, m_cage, wire::Message(wire::Type::P11List));
    if (fault != P11Helper::Fault::None)
        return broken(fault);
    for (unsigned packets = 0; packets <= limits::certificates; ++packets) {
        std::optional<wire::Message> message;
        fault = helper.next(deadline, message);
        if (fault != P11Helper::Fault::None)
            return broken(fault);
        if (message->type() != wire::Type::P11Found)
            return broken(P11Helper::Fault::Garbled);
        if (const auto state = message->get(wire::Field::State))
            return ending(*state);
        into.push_back({tokenText(*message, wire::Field::Label),
                        tokenText(*message, wire::Field::Serial),
                        tokenText(*message, wire::Field::Reader)});
    }
    return broken(P11Helper::Fault::Garbled);
}

CardWork::Result CardWork::find(std::vector<FoundCertificate> &into)
{
    P11Helper helper;
    const auto fault = helper.start(m_helper, m_cage, wire::Message(wire::Type::P11Find));
    return fault == P11Helper::Fault::None ? readFound(helper, into) : broken(fault);
}

CardWork::Result CardWork::readFound(P11Helper &helper, std::vector<FoundCertificate> &into)
{
    const auto deadline = operationDeadline();
    // The last packet comes after as many certificates as there may be, never later.
    for (unsigned packets = 0; packets <= limits::certificates; ++packets) {
        std::optional<wire::Message> message;
        const auto fault = helper.next(deadline, message);
        if (fault != P11Helper::Fault::None)
            return broken(fault);
        if (message->type() != wire::Type::P11Found)
            return broken(P11Helper::Fault::Garbled);
        if (const auto state = message->get(wire::Field::State))
            return ending(*state);
        if (auto found = FoundCertificate::fromMessage(*message))
            into.push_back(std::move(*found));
        else
            m_notes.push_back("a certificate on a token is left out: it cannot be read");
    }
    return broken(P11Helper::Fault::Garbled);
}

CardWork::Result CardWork::prove(const FoundCertificate &found, const std::string &challenge,
                                 const Secret &pin, Unwrapping *unwrapping)
{
    P11Helper helper;
    wire::Message request(wire::Type::P11Sign,
                          {{wire::Field::Key, found.key}, {wire::Field::Challenge, challenge}});
    if (unwrapping) {
        unwrapping->shared.clear();
        request.add(wire::Field::UnwrapKey, unwrapping->key)
            .add(wire::Field::Wrapped, unwrapping->wrapped);
    }
    SecretWay way = wayFor(found, pin, unwrapping != nullptr);
    const Result started =
        way.isMade ? start(helper, request, found, way.theirs) : Result{code::internal};
    if (!started.isDone())
        return started;
    way.theirs.reset(); // the end of what comes back is that the helper closes it
    const Result result =
        readSignature(helper, found.certificate, challenge, deadlineOf(found, padTime));
    if (result.isDone() && unwrapping)
        readUnwrapped(helper, way.ours.get(), unwrapping->shared);
    return unlessPulled(result, found);
}

CardWork::Result CardWork::changePin(const FoundCertificate &found, const Secret &current,
                                     const Secret &next)
{
    Secret both;
    if (!isPinPad(found) &&
        !(both.append(current.view()) && both.append({"", 1}) && both.append(next.view())))
        return {code::internal};
    P11Helper helper;
    const SecretWay way = wayFor(found, both);
    const Result started =
        way.isMade ? start(helper, wire::Message(wire::Type::P11SetPin), found, way.theirs)
                   : Result{code::internal};
    if (!started.isDone())
        return started;
    return unlessPulled(readPinSet(helper, deadlineOf(found, padChangeTime)), found);
}

/// Sends request, for found's token.
CardWork::Result CardWork::start(P11Helper &helper, wire::Message request,
                                 const FoundCertificate &found, const Descriptor &pipe)
{
    request.add(wire::Field::Module, found.module)
        .add(wire::Field::Serial, found.serial)
        .add(wire::Field::Reader, found.reader);
    if (isPinPad(found))
        request.add(wire::Field::Flags, p11Flag::pinPad);
    const auto fault = helper.start(m_helper, m_cage, request, pipe.get());
    return fault == P11Helper::Fault::None ? Result{} : broken(fault);
}

CardWork::Result CardWork::unlessPulled(Result result, const FoundCertificate &found)
{
    return result.code == code::cardSilent && !isStillIn(found) ? Result{code::cardRemoved}
                                                                : result;
}

CardWork::Result CardWork::readPinSet(P11Helper &helper, P11Helper::Clock::time_point deadline)
{
    std::optional<wire::Message> message;
    const auto fault = helper.next(deadline, message);
    if (fault != P11Helper::Fault::None)
        return broken(fault);
    if (message->type() == wire::Type::P11PinSet)
        return {};
    return message->type() == wire::Type::P11Failed ? failed(*message)
                                                    : broken(P11Helper::Fault::Garbled);
}

CardWork::Result CardWork::readSignature(P11Helper &helper, const Certificate &certificate,
                                         const std::string &challenge,
                                         P11Helper::Clock::time_point deadline)
{
    std::optional<wire::Message> message;
    const auto fault = helper.next(deadline, message);
    if (fault != P11Helper::Fault::None)
        return broken(fault);
    if (message->type() == wire::Type::P11Failed)
        return failed(*message);
    if (message->type() != wire::Type::P11Signature)
        return broken(P11Helper::Fault::Garbled);
    if (certificate.verifies(message->text(wire::Field::Mechanism), challenge,
                             message->text(wire::Field::Signature)))
        return {};
    m_notes.push_back("the token's signature is not that of certificate sha256:" +
                      certificate.sha256());
    return {code::cardSignature};
}

/// A login is won by now: what goes wrong is noted, and leaves into empty.
void CardWork::readUnwrapped(P11Helper &helper, int socket, Secret &into)
{
    std::optional<wire::Message> message;
    const auto fault = helper.next(
        P11Helper::Clock::now() + std::chrono::seconds(limits::tokenUnwrapSeconds), message);
    if (fault != P11Helper::Fault::None)
        m_notes.push_back("the token's key for the key manager: " + m_helper + ' ' +
                          describe(fault));
    else if (message->type() != wire::Type::P11Unwrapped)
        m_notes.push_back("the token's key for the key manager: PKCS#11 error " +
                          std::to_string(message->number(wire::Field::PamCode).value_or(0)));
    else if (!into.readFrom(socket))
        m_notes.push_back("the token's key for the key manager: too long, or cut short");
}

/// Whether a module that has just been loaded sees the token: one that was there when the card was
/// pulled answers with any error, or not at all.
bool CardWork::isStillIn(const FoundCertificate &found)
{
    std::vector<ListedToken> tokens;
    const Result result = listUntil(P11Helper::Clock::now() + lookTime, tokens);
    if (!result.isDone() && result.code != code::noCard && result.code != code::noReader)
        return true; // who knows
    return std::any_of(tokens.begin(), tokens.end(), [&](const ListedToken &one) {
        return one.serial == found.serial && one.reader == found.reader;
    });
}

/// The helper's reason, out of those that it may give.
CardWork::Result CardWork::failed(const wire::Message &message)
{
    const std::string_view why = message.text(wire::Field::Code);
    const bool finalTry = hasFlag(message.text(wire::Field::Flags), p11Flag::finalTry);
    if (why == code::cardPinWrong)
        return {code::cardPinWrong, finalTry ? std::optional(1u) : std::nullopt};
    if (why == code::cardBlocked)
        return {code::cardBlocked, 0};
    for (const std::string_view known :
         {code::cardPinFormat, code::cardPinExpired, code::cardPinRejected, code::cardSignature,
          code::cardRemoved})
        if (why == known)
            return {known};
    m_notes.push_back("the token answered with PKCS#11 error " +
                      std::to_string(message.number(wire::Field::PamCode).value_or(0)));
    return {code::cardSilent};
}

CardWork::Result CardWork::broken(P11Helper::Fault fault)
{
    m_notes.push_back(m_helper + ' ' + describe(fault));
    return {fault == P11Helper::Fault::Start ? code::moduleMissing : code::cardSilent};
}

std::vector<std::string> modulePaths(const Config &config)
{
    std::vector<std::string> paths = splitWords(config.text("Token", "ModulePaths"));
    paths.insert(paths.begin(), "/run/pcscd");
    return paths;
}

bool isTokenPin(const FoundCertificate &found, std::string_view pin)
{
    return pin.size() >= found.pinMin && pin.size() <= found.pinMax &&
           std::all_of(pin.begin(), pin.end(), [](char one) { return one > 0x20 && one < 0x7f; });
}

} // namespace doorward
