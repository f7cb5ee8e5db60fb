// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/card_pin.h"

#include "backend/common/outcome.h"
#include "pam/token/token_texts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace doorward {

namespace {

/// How many new PINs somebody may try: cards have rules that they don't tell.
constexpr unsigned mostChanges = 10;

/// What another choice can mend.
bool isToChooseAgain(std::string_view why)
{
    constexpr std::array mendable{code::pinMismatch, code::pinTooShort, code::pinTooLong,
                                  code::cardPinSame, code::cardPinRejected};
    return std::find(mendable.begin(), mendable.end(), why) != mendable.end();
}

} // namespace

CardPin::Result CardPin::open(const Proof &prove)
{
    const bool wantsChange = has(p11Flag::toBeChanged);
    // The keys of a reader ask for the current PIN in a change, too: once is enough.
    const bool changesFirst = wantsChange && has(p11Flag::pinPad);
    const Result proved = changesFirst ? Result{code::cardPinExpired} : askAndProve(prove);
    if (proved.code != code::cardPinExpired && !(proved.isDone() && wantsChange))
        return proved;
    const Result changed = change();
    // A module that says so and cannot do it keeps nobody out whom the card itself lets in.
    if (changed.code == code::cardPinExpired && wantsChange)
        return changesFirst ? askAndProve(prove) : proved;
    if (!changed.isDone())
        return changed;
    return has(p11Flag::pinPad) ? askAndProve(prove) : prove(m_pin);
}

CardPin::Result CardPin::askAndProve(const Proof &prove)
{
    const Result result = ask();
    return result.isDone() ? prove(m_pin) : result;
}

CardPin::Result CardPin::ask()
{
    if (has(p11Flag::locked))
        return {code::cardBlocked, 0};
    const bool finalTry = has(p11Flag::finalTry);
    if (has(p11Flag::pinPad)) {
        announcePinPad(finalTry);
        return {};
    }
    wire::Message request = about(wire::Type::PromptRequest);
    request.add(wire::Field::Purpose, "card-pin");
    addKeyring(request);
    if (finalTry)
        request.add(wire::Field::FinalTry, std::uint64_t{1}).add(wire::Field::Tries, 1);
    const Asked asked =
        m_talk.ask(std::move(request), finalTry ? finalTryPrompt() : pinPrompt(), m_pin);
    if (asked == Asked::Refused)
        return {stopped};
    if (asked == Asked::TooLong || !isTokenPin(m_found, m_pin.view()))
        return {code::cardPinFormat};
    return {};
}

/// The PIN goes from the reader's keys to the card: nobody asks for it here.
void CardPin::announcePinPad(bool finalTry)
{
    wire::Message notice = about(wire::Type::Notice);
    notice.add(wire::Field::Code, code::cardPinPad);
    addKeyring(notice);
    if (finalTry)
        notice.add(wire::Field::FinalTry, std::uint64_t{1}).add(wire::Field::Tries, 1);
    m_talk.tell(std::move(notice), pinPadText(finalTry), PamConversation::Style::Info);
}

CardPin::Result CardPin::change()
{
    if (has(p11Flag::pinPad)) {
        announce(code::cardPinPadChange, PamConversation::Style::Info);
        return m_cards.changePin(m_found, m_pin, m_pin);
    }
    announce(code::cardPinChange, PamConversation::Style::Info);
    Result result = changeOnce();
    for (unsigned times = 1; times < mostChanges && isToChooseAgain(result.code); ++times) {
        announce(result.code, PamConversation::Style::Error);
        result = changeOnce();
    }
    return result;
}

CardPin::Result CardPin::changeOnce()
{
    Secret next;
    if (const Result result = choose(next); !result.isDone())
        return result;
    const Result result = m_cards.changePin(m_found, m_pin, next);
    if (result.isDone())
        m_pin = std::move(next);
    return result;
}

/// What can be told without the card is: it is asked for nothing that it could not take.
CardPin::Result CardPin::choose(Secret &into)
{
    Secret again;
    if (const Result result =
            askNew("new-card-pin", newPinPrompt(m_found.pinMin, m_found.pinMax), into);
        !result.isDone())
        return result;
    if (into.size() < m_found.pinMin)
        return {code::pinTooShort};
    if (into.size() > m_found.pinMax)
        return {code::pinTooLong};
    if (!isTokenPin(m_found, into.view()))
        return {code::cardPinRejected};
    if (equalSecrets(into.view(), m_pin.view()))
        return {code::cardPinSame};
    if (const Result result = askNew("repeat-card-pin", repeatPinPrompt(), again); !result.isDone())
        return result;
    return equalSecrets(into.view(), again.view()) ? Result{} : Result{code::pinMismatch};
}

CardPin::Result CardPin::askNew(std::string_view purpose, const std::string &plain, Secret &into)
{
    wire::Message request = about(wire::Type::PromptRequest);
    request.add(wire::Field::Purpose, purpose);
    switch (m_talk.ask(std::move(request), plain, into)) {
    case Asked::Answered:
        return {};
    case Asked::TooLong:
        return {code::pinTooLong};
    case Asked::Refused:
        break;
    }
    return {stopped};
}

void CardPin::addKeyring(wire::Message &message) const
{
    if (m_keyring == Keyring::StaysClosed)
        message.add(wire::Field::KeyringClosed, std::uint64_t{1});
}

void CardPin::announce(std::string_view code, PamConversation::Style style)
{
    wire::Message notice = about(wire::Type::Notice);
    notice.add(wire::Field::Code, code);
    m_talk.tell(std::move(notice), plainText(code), style);
}

wire::Message CardPin::about(wire::Type type) const
{
    wire::Message message(type, {{wire::Field::Label, m_found.label},
                                 {wire::Field::Holder, m_found.certificate.holder()},
                                 {wire::Field::Reader, m_found.reader}});
    if (type == wire::Type::PromptRequest)
        message.add(wire::Field::Minimum, std::uint64_t{m_found.pinMin})
            .add(wire::Field::Maximum, std::uint64_t{m_found.pinMax});
    return message;
}

} // namespace doorward
