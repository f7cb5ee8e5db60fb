// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/token_login.h"

#include "backend/cards/challenge.h"
#include "backend/cards/own_map.h"
#include "backend/common/outcome.h"
#include "pam/common/own_login.h"
#include "pam/common/token_key.h"
#include "pam/token/certificate_question.h"
#include "pam/token/token_texts.h"

#include <algorithm>
#include <array>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <security/pam_modutil.h>
#include <unistd.h>

namespace doorward {

namespace {

/// How often somebody who names none of several certificates is asked again.
constexpr unsigned mostQuestions = 3;

std::string item(pam_handle *handle, int which)
{
    const void *value = nullptr;
    if (pam_get_item(handle, which, &value) != PAM_SUCCESS || !value)
        return {};
    return static_cast<const char *>(value);
}

int resultOf(std::string_view why)
{
    constexpr std::array refusals{code::cardUnknown,   code::cardOtherUser, code::cardAmbiguous,
                                  code::cardUntrusted, code::cardUnfit,     code::cardExpired,
                                  code::cardRevoked,   code::cardSignature, code::cardPinExpired};
    if (why.empty())
        return PAM_SUCCESS;
    if (why == stopped)
        return PAM_CONV_ERR;
    constexpr std::array wrong{code::cardPinWrong, code::cardPinFormat, code::cardPinRejected,
                               code::cardPinSame,  code::pinMismatch,   code::pinTooShort,
                               code::pinTooLong};
    if (std::find(wrong.begin(), wrong.end(), why) != wrong.end())
        return PAM_AUTH_ERR;
    if (why == code::cardBlocked)
        return PAM_MAXTRIES;
    const bool refused = std::find(refusals.begin(), refusals.end(), why) != refusals.end();
    return refused ? PAM_PERM_DENIED : PAM_AUTHINFO_UNAVAIL;
}

} // namespace

TokenLogin::TokenLogin(pam_handle *handle, int flags, TokenSettings settings)
    : m_handle(handle), m_talk(handle, flags), m_settings(std::move(settings)),
      m_user(item(handle, PAM_USER)), m_service(item(handle, PAM_SERVICE))
{}

int TokenLogin::run()
{
    dropTokenKey(m_handle);
    const Result result = authenticate();
    if (!result.isDone() && result.code != stopped)
        announceFailure(result);
    return resultOf(result.code);
}

TokenLogin::Result TokenLogin::authenticate()
{
    std::optional<Cage> cage;
    if (const Result result = prepare(cage); !result.isDone())
        return result;
    m_talk.tell(wire::Message(wire::Type::Notice, {{wire::Field::Code, code::cardReading}}),
                plainText(code::cardReading), PamConversation::Style::Info);
    CardWork cards(m_settings.helper, std::move(cage));
    const Result result = authenticate(cards);
    noteAll(cards.notes());
    return result;
}

/// Whom the helper runs as. Strangers' code as root is no way out where that user is missing.
TokenLogin::Result TokenLogin::prepare(std::optional<Cage> &into)
{
    if (geteuid() != 0)
        return {};
    into = cageOf(m_settings.user);
    if (!into)
        return {code::moduleMissing};
    into->paths = m_settings.paths;
    return {};
}

std::optional<Cage> TokenLogin::cageOf(const std::string &name)
{
    const passwd *entry = pam_modutil_getpwnam(m_handle, name.c_str());
    if (entry && entry->pw_uid != 0)
        return Cage{entry->pw_uid, entry->pw_gid};
    m_notes.push_back("the system user " + name + " does not exist");
    return std::nullopt;
}

TokenLogin::Result TokenLogin::authenticate(CardWork &cards)
{
    std::vector<FoundCertificate> found;
    if (const Result result = cards.find(found); !result.isDone())
        return result;
    const Trust trust = Trust::load(m_settings.trust, 0, m_settings.purpose);
    noteAll(trust.problems());
    TokenChoice choice;
    if (const Result result = choose(found, trust, choice); !result.isDone())
        return result;
    const Certificate &certificate = choice.candidates.front()->certificate;
    if (const Result result = checkRevocation(certificate, trust); !result.isDone())
        return result;
    findSlot(choice, found);
    announceCard(choice);
    CardPin pin(m_talk, cards, *choice.candidates.front(), announceKeyring());
    const Result result =
        pin.open([&](const Secret &secret) { return prove(cards, choice, secret); });
    return result.isDone() ? accept(choice) : result;
}

/// into has one candidate where it is done.
TokenLogin::Result TokenLogin::choose(const std::vector<FoundCertificate> &all, const Trust &trust,
                                      TokenChoice &into)
{
    TokenMap map = TokenMap::load(m_settings.map, 0);
    noteAll(map.problems());
    if (map.state() == TokenMap::State::Untrusted)
        return {code::internal};
    into = chooseToken(all, map, trust, m_user);
    if (into.candidates.empty() && m_settings.userMaps && !m_user.empty()) {
        const bool isRead = addOwnMap(map);
        into = chooseToken(all, map, trust, m_user);
        if (!isRead && into.code == code::cardUnknown)
            into.code = code::cardOwnMap;
    }
    if (into.candidates.empty())
        return {into.code};
    if (!pam_modutil_getpwnam(m_handle, into.user.c_str())) {
        m_notes.push_back(m_settings.map + ": no user is called " + into.user);
        return {code::cardUnknown};
    }
    return into.candidates.size() == 1 ? Result{} : askWhich(into);
}

/// What the person chosen says of their own cards. Nobody's home is looked into to find out who it
/// is, and none where the administrator's map lets them in: a home that hangs costs no login then.
/// False where it could not be read.
bool TokenLogin::addOwnMap(TokenMap &map)
{
    const passwd *entry = pam_modutil_getpwnam(m_handle, m_user.c_str());
    if (!entry || entry->pw_uid == 0)
        return true;
    const TokenMap own = loadOwnMap({m_user, entry->pw_uid, entry->pw_gid, entry->pw_dir},
                                    std::chrono::seconds(limits::ownMapSeconds));
    noteAll(own.problems());
    map.add(own);
    return own.state() != TokenMap::State::Untrusted;
}

/// Several certificates of one person: which, the person says. Leaves that one in choice.
TokenLogin::Result TokenLogin::askWhich(TokenChoice &choice)
{
    const std::size_t count = choice.candidates.size();
    if (count > mostChoices)
        return {code::cardAmbiguous};
    const std::string question = certificateQuestion(choice.candidates);
    // Before they choose, a screen has to know who is in front of it.
    m_talk.tell(wire::Message(wire::Type::Notice, {{wire::Field::Code, code::cardRecognised},
                                                   {wire::Field::User, choice.user}}),
                "Card of " + choice.user, PamConversation::Style::Info);
    for (unsigned tries = 0; tries < mostQuestions; ++tries) {
        wire::Message request(
            wire::Type::PromptRequest,
            {{wire::Field::Purpose, "card-certificate"}, {wire::Field::User, choice.user}});
        request.add(wire::Field::Minimum, std::uint64_t{1})
            .add(wire::Field::Maximum, std::uint64_t{count});
        addChoices(choice.candidates, request);
        Secret answer;
        const Asked asked =
            m_talk.ask(std::move(request), question, answer, PamConversation::Echo::On);
        if (asked == Asked::Refused)
            return {stopped};
        if (const auto chosen = chosenOf(answer.view(), count)) {
            choice.candidates = {choice.candidates[*chosen]};
            return {};
        }
    }
    return {code::cardAmbiguous};
}

/// Before the person is asked for anything, as everything that the card alone decides.
TokenLogin::Result TokenLogin::checkRevocation(const Certificate &certificate, const Trust &trust)
{
    RevocationSettings settings = m_settings.revocation;
    if (settings.policy == RevocationPolicy::Off)
        return {};
    settings.cage = cageOf(m_settings.ocspUser);
    RevocationCheck revocation(std::move(settings), 0);
    const std::string_view why = revocation.check(certificate, trust);
    noteAll(revocation.notes());
    return {why};
}

void TokenLogin::announceCard(const TokenChoice &choice)
{
    const FoundCertificate &found = *choice.candidates.front();
    m_talk.tell(
        wire::Message(wire::Type::Notice, {{wire::Field::Code, code::cardRecognised},
                                           {wire::Field::Label, found.label},
                                           {wire::Field::Holder, found.certificate.holder()},
                                           {wire::Field::Reader, found.reader},
                                           {wire::Field::User, choice.user}}),
        "Card of " + choice.user + ": " + found.label, PamConversation::Style::Info);
}

/// A card has no password for the keyring that the session starts. A screen knows whether it opens
/// a session; for whoever shows plain text, it is looked at here.
CardPin::Keyring TokenLogin::announceKeyring()
{
    if (!KeyringLines(m_settings.places).areIn(m_service))
        return CardPin::Keyring::Untouched;
    if (isOutsideLogins())
        m_talk.tellPlain(keyringText());
    return CardPin::Keyring::StaysClosed;
}

/// The card signs a challenge of ours, and what it says it signed is verified.
TokenLogin::Result TokenLogin::prove(CardWork &cards, const TokenChoice &choice, const Secret &pin)
{
    const FoundCertificate &found = *choice.candidates.front();
    const auto challenge = makeChallenge(choice.user, m_service);
    if (!challenge)
        return {code::internal};
    return cards.prove(found, *challenge, pin, m_slot ? &m_slot->unwrapping() : nullptr);
}

void TokenLogin::findSlot(const TokenChoice &choice, const std::vector<FoundCertificate> &all)
{
    if (const passwd *entry = pam_modutil_getpwnam(m_handle, choice.user.c_str()))
        m_slot = KeySlot::find(m_settings.slots, geteuid(), entry->pw_uid,
                               *choice.candidates.front(), all, m_notes);
}

/// Whoever is let in is let in without it, too.
void TokenLogin::leaveKey()
{
    if (!m_slot || !m_slot->isAnswered())
        return;
    TokenKey found;
    found.certificate = m_slot->certificate();
    if (!m_slot->open(found.key))
        m_notes.push_back("the token's answer does not open its slot of certificate sha256:" +
                          found.certificate);
    else if (!leaveTokenKey(m_handle, std::move(found)))
        m_notes.push_back("PAM takes no key from a token");
}

/// Says what the login rests on, and whose it is.
TokenLogin::Result TokenLogin::accept(const TokenChoice &choice)
{
    const FoundCertificate &found = *choice.candidates.front();
    // A session is bound to what can be pulled out; nobody would ever see the rest go.
    const bool isOutside = hasFlag(found.flags, p11Flag::outside);
    if (!hasFlag(found.flags, p11Flag::fixed))
        m_talk.report(wire::Message(wire::Type::TokenUsed,
                                    {{wire::Field::Module, found.module},
                                     {wire::Field::Manufacturer, found.manufacturer},
                                     {wire::Field::Model, found.model},
                                     {wire::Field::Serial, found.serial},
                                     {wire::Field::Label, found.label},
                                     {wire::Field::Certificate, found.certificate.sha256()},
                                     {wire::Field::Reader, found.reader},
                                     {wire::Field::Flags, isOutside ? p11Flag::outside : ""}}));
    if (m_user.empty() && pam_set_item(m_handle, PAM_USER, choice.user.c_str()) != PAM_SUCCESS)
        return {code::internal};
    leaveKey();
    return {};
}

void TokenLogin::announceFailure(const Result &result)
{
    wire::Message notice(wire::Type::Notice, {{wire::Field::Code, result.code}});
    if (result.tries)
        notice.add(wire::Field::Tries, std::uint64_t{*result.tries});
    if (result.tries == 1u)
        notice.add(wire::Field::FinalTry, std::uint64_t{1});
    m_talk.tell(std::move(notice), plainText(result.code), PamConversation::Style::Error);
}

void TokenLogin::noteAll(const std::vector<std::string> &notes)
{
    m_notes.insert(m_notes.end(), notes.begin(), notes.end());
}

} // namespace doorward
