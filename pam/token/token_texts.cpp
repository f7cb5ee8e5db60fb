// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/token_texts.h"

#include "backend/common/outcome.h"

#include <array>
#include <utility>

namespace doorward {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> texts{{
    {code::noReader, "No card reader is connected."},
    {code::noCard, "No card is in the reader."},
    {code::cardReading, "Reading the card."},
    {code::cardRemoved, "The card was pulled out."},
    {code::cardPinWrong, "That card PIN isn't right."},
    {code::cardPinFormat, "That can't be the PIN of this card. The card was not asked."},
    {code::cardPinPad, "Enter the card's PIN on the card reader."},
    {code::cardPinExpired, "The card's PIN has to be changed first, and can't be here."},
    {code::cardPinChange, "The card's PIN has to be changed first."},
    {code::cardPinPadChange, "The card's PIN has to be changed first, on the card reader."},
    {code::cardPinSame, "That is the PIN that the card has."},
    {code::cardPinRejected, "The card does not take that PIN."},
    {code::pinMismatch, "The two PINs are different."},
    {code::pinTooShort, "That PIN is too short."},
    {code::pinTooLong, "That PIN is too long."},
    {code::cardBlocked, "The card's PIN is blocked."},
    {code::cardUnknown, "Nobody here uses this card."},
    {code::cardOwnMap, "Your own list of cards can't be read."},
    {code::cardOtherUser, "This card is somebody else's."},
    {code::cardAmbiguous, "More than one person or certificate fits. Leave one card in."},
    {code::cardUntrusted, "This computer does not trust the card's certificate."},
    {code::cardUnfit, "The card's certificate is not made for logging in."},
    {code::cardExpired, "The card's certificate is not valid at this time."},
    {code::cardRevoked, "The card's certificate has been revoked."},
    {code::cardUnchecked, "It could not be checked whether the card has been revoked."},
    {code::cardSignature, "The card could not prove that the certificate is its own."},
    {code::cardSilent, "The card does not answer."},
    {code::moduleMissing, "Cards can't be used: a part is missing."},
    {code::internal, "Cards can't be used now."},
}};

} // namespace

std::string plainText(std::string_view code)
{
    for (const auto &[name, text] : texts)
        if (name == code)
            return std::string(text);
    return std::string(code);
}

std::string pinPrompt()
{
    return "Card PIN: ";
}

std::string pinPadText(bool finalTry)
{
    const std::string text = plainText(code::cardPinPad);
    return finalTry ? "Last try before the card is blocked. " + text : text;
}

std::string finalTryPrompt()
{
    return "Last try before the card is blocked. Card PIN: ";
}

std::string keyringText()
{
    return "With a card, your saved passwords stay locked.";
}

std::string newPinPrompt(std::size_t minimum, std::size_t maximum)
{
    return "New card PIN (" + std::to_string(minimum) + "-" + std::to_string(maximum) + "): ";
}

std::string repeatPinPrompt()
{
    return "New card PIN again: ";
}

} // namespace doorward
