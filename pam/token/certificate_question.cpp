// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/certificate_question.h"

#include "backend/common/clean_text.h"

namespace doorward {

namespace {

// Eight of each and what is around them fit into PAM's 512 bytes.
constexpr std::size_t holderBytes = 16, issuerBytes = 16;
// A line of a screen.
constexpr std::size_t choiceBytes = 64;

std::string nameOr(const std::string &name)
{
    return name.empty() ? "?" : name;
}

std::string lineOf(const FoundCertificate &one)
{
    return nameOr(cleanText(one.certificate.holder(), holderBytes)) + ", " +
           nameOr(cleanText(one.certificate.issuer(), issuerBytes)) + ", " +
           one.certificate.lastDay();
}

} // namespace

std::string certificateQuestion(const std::vector<const FoundCertificate *> &candidates)
{
    std::string text;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        text += std::to_string(i + 1) + ": " + lineOf(*candidates[i]) + "; ";
    return text + "Which certificate (1-" + std::to_string(candidates.size()) + ")? ";
}

void addChoices(const std::vector<const FoundCertificate *> &candidates, wire::Message &request)
{
    for (const FoundCertificate *one : candidates)
        request.add(wire::Field::Choice, nameOr(cleanText(one->certificate.holder(), choiceBytes)))
            .add(wire::Field::Choice, nameOr(cleanText(one->certificate.issuer(), choiceBytes)))
            .add(wire::Field::Choice, one->certificate.lastDay());
}

std::optional<std::size_t> chosenOf(std::string_view answer, std::size_t count)
{
    if (answer.size() != 1 || answer[0] < '1')
        return std::nullopt;
    const auto index = static_cast<std::size_t>(answer[0] - '1');
    return index < count ? std::optional(index) : std::nullopt;
}

} // namespace doorward
