// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/token_choice.h"

#include "backend/cards/card_identities.h"
#include "backend/common/clean_text.h"
#include "backend/common/limits.h"
#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"

#include <algorithm>
#include <set>

namespace doorward {

namespace {

constexpr std::size_t nameBytes = 64;
constexpr std::size_t keyDigits = 128;

/// The mapped certificates, each once: two modules may show the same card.
std::vector<const FoundCertificate *> mapped(const std::vector<FoundCertificate> &all,
                                             const TokenMap &map)
{
    std::vector<const FoundCertificate *> kept;
    std::set<std::string> seen;
    for (const FoundCertificate &one : all)
        if (one.mayOpen() && !map.users(one.identities).empty() &&
            seen.insert(one.certificate.sha256()).second)
            kept.push_back(&one);
    return kept;
}

std::set<std::string> usersOf(const std::vector<const FoundCertificate *> &certificates,
                              const TokenMap &map)
{
    std::set<std::string> users;
    for (const FoundCertificate *one : certificates)
        users.merge(map.users(one->identities));
    return users;
}

} // namespace

std::optional<FoundCertificate> FoundCertificate::fromMessage(const wire::Message &message)
{
    using wire::Field;
    auto certificate = Certificate::fromDer(message.text(Field::Certificate));
    if (message.type() != wire::Type::P11Found || !certificate)
        return std::nullopt;
    const auto bounded = [&](Field field, std::size_t otherwise) {
        const auto number = message.number(field);
        return number && *number > 0
                   ? std::clamp<std::size_t>(*number, limits::tokenPinMin, limits::tokenPinMax)
                   : otherwise;
    };
    std::vector<std::string> identities = identitiesOf(*certificate);
    const std::size_t least = bounded(Field::Minimum, limits::tokenPinMin);
    return FoundCertificate{tokenText(message, Field::Module),
                            tokenText(message, Field::Serial),
                            tokenText(message, Field::Label),
                            tokenText(message, Field::Reader),
                            cleanText(message.text(Field::Flags), limits::textBytes),
                            cleanText(message.text(Field::Key), keyDigits),
                            least,
                            std::max(least, bounded(Field::Maximum, limits::tokenPinMax)),
                            std::move(*certificate),
                            std::move(identities),
                            tokenText(message, Field::Manufacturer),
                            tokenText(message, Field::Model)};
}

bool FoundCertificate::mayOpen() const
{
    return !hasFlag(flags, p11Flag::cannotSign);
}

TokenChoice chooseToken(const std::vector<FoundCertificate> &all, const TokenMap &map,
                        const Trust &trust, const std::string &user)
{
    const auto refuse = [](std::string_view why) { return TokenChoice{{}, {}, why}; };
    std::vector<const FoundCertificate *> ours = mapped(all, map);
    if (ours.empty())
        return refuse(code::cardUnknown);
    if (!user.empty())
        std::erase_if(ours, [&](const FoundCertificate *one) {
            return !map.users(one->identities).contains(user);
        });
    if (ours.empty())
        return refuse(code::cardOtherUser);
    // Before anything else: a card of two people says nothing about which of them is here.
    const std::set<std::string> users = usersOf(ours, map);
    if (users.size() != 1)
        return refuse(code::cardAmbiguous);
    std::string_view why;
    std::erase_if(ours, [&](const FoundCertificate *one) {
        const Trust::Verdict verdict = trust.judge(one->certificate);
        if (verdict != Trust::Verdict::Good)
            why = codeOf(verdict);
        return verdict != Trust::Verdict::Good;
    });
    if (ours.empty())
        return refuse(why);
    return {std::move(ours), *users.begin(), {}};
}

std::string tokenText(const wire::Message &message, wire::Field field)
{
    return cleanText(message.text(field), nameBytes);
}

std::string_view codeOf(Trust::Verdict verdict)
{
    switch (verdict) {
    case Trust::Verdict::Good:
        return {};
    case Trust::Verdict::Expired:
        return code::cardExpired;
    case Trust::Verdict::Unfit:
        return code::cardUnfit;
    case Trust::Verdict::Untrusted:
        break;
    }
    return code::cardUntrusted;
}

} // namespace doorward
