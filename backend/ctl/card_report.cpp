// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/card_report.h"

#include "backend/common/outcome.h"
#include "backend/ctl/json.h"
#include "backend/ctl/report.h"

#include <array>
#include <utility>

namespace doorward::ctl {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> advices{{
    {code::cardUnknown, "no rule in token-map names it"},
    {code::cardAmbiguous, "the rules in token-map name more than one user"},
    {code::cardUntrusted, "no certificate in token-ca.d vouches for it"},
    {code::cardUnfit, "it is not made for logging in (its key usage, and [Token] Purpose=)"},
    {code::cardExpired, "its time is over, or has not come"},
    {code::cardRevoked, "it has been revoked"},
    {code::cardUnchecked, "nobody can tell whether it is revoked ([Token] Revocation=hard)"},
    {code::cardSignature, "the card has no key that fits the certificate"},
    {code::cardPinWrong, "that is not the card's PIN"},
    {code::cardPinFormat, "that cannot be the card's PIN; the card was not asked"},
    {code::cardPinExpired, "the card wants its PIN changed first"},
    {code::cardBlocked, "the card's PIN is blocked"},
    {code::cardRemoved, "the card was pulled out"},
    {code::cardSilent, "the card does not answer"},
    {code::noReader, "no card reader is connected"},
    {code::noCard, "no card is in the reader"},
    {code::moduleMissing, "doorward-p11, or its user, is not installed"},
    {code::internal, "something broke"},
}};

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string verdictText(const JudgedCertificate &certificate)
{
    if (certificate.code.empty())
        return "opens the door for " + certificate.users.front();
    std::string text = "opens nothing: " + adviceFor(certificate.code);
    if (!certificate.users.empty())
        text += " (" + listed(certificate.users) + ')';
    return text;
}

/// Whether what a person says of their own cards is in all that.
std::string ownMapText(const CardRules &rules)
{
    const auto &own = rules.ownMap();
    if (!own)
        return rules.areOwnMapsAllowed()
                   ? "\nPeople's own token-maps are not in this: name a user.\n"
                   : "";
    const std::string whose = '\n' + own->user + "'s own token-map ";
    if (own->state == "counts")
        return whose + "is in this.\n";
    if (own->state == "missing")
        return whose + "does not exist.\n";
    if (own->state == "untrusted")
        return whose + "cannot be used.\n";
    return whose + "is not looked at: own maps are not allowed here ([Token] UserMaps=no).\n";
}

void write(Json &json, const JudgedCertificate &certificate)
{
    const FoundCertificate &found = *certificate.found;
    json.beginObject().key("holder").text(found.certificate.holder());
    json.key("label").text(found.label).key("serial").text(found.serial);
    json.key("reader").text(found.reader).key("opens").flag(certificate.code.empty());
    json.key("code").text(certificate.code).key("users").beginArray();
    for (const std::string &user : certificate.users)
        json.text(user);
    json.endArray().key("identities").beginArray();
    for (const std::string &identity : found.identities)
        json.text(identity);
    json.endArray().endObject();
}

} // namespace

std::string cardsText(const std::vector<ListedToken> &tokens,
                      const std::vector<JudgedCertificate> &certificates, const CardRules &rules)
{
    std::vector<Record> records;
    for (const ListedToken &token : tokens)
        records.push_back(
            {{"label", {token.label}}, {"serial", {token.serial}}, {"reader", {token.reader}}});
    std::string text = tokensText(records);
    for (const JudgedCertificate &certificate : certificates) {
        text += '\n' + nameOf(*certificate.found) + ": " + verdictText(certificate) + '\n';
        for (const std::string &identity : certificate.found->identities)
            text += "    " + identity + '\n';
    }
    return text + ownMapText(rules);
}

std::string cardsJson(const std::vector<ListedToken> &tokens,
                      const std::vector<JudgedCertificate> &certificates, const CardRules &rules)
{
    Json json;
    json.beginObject().key("tokens").beginArray();
    for (const ListedToken &token : tokens)
        json.beginObject()
            .key("label")
            .text(token.label)
            .key("serial")
            .text(token.serial)
            .key("reader")
            .text(token.reader)
            .endObject();
    json.endArray().key("certificates").beginArray();
    for (const JudgedCertificate &certificate : certificates)
        write(json, certificate);
    json.endArray();
    if (const auto &own = rules.ownMap()) {
        json.key("own-map").beginObject().key("user").text(own->user);
        json.key("state").text(own->state).endObject();
    }
    return json.endObject().document() + '\n';
}

std::string nameOf(const FoundCertificate &certificate)
{
    const std::string holder = certificate.certificate.holder();
    return (holder.empty() ? "A certificate without a name" : holder) + ", on " +
           certificate.label + " in " + certificate.reader;
}

std::string adviceFor(std::string_view code)
{
    for (const auto &[name, text] : advices)
        if (name == code)
            return std::string(text);
    return std::string(code);
}

} // namespace doorward::ctl
