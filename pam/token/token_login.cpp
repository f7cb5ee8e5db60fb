// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/token_login.h"

#include "backend/common/outcome.h"
#include "pam/token/challenge.h"
#include "pam/token/token_texts.h"

#include <algorithm>
#include <fcntl.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <security/pam_modutil.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::chrono::seconds lookTime{3};

std::string item(pam_handle *handle, int which)
{
    const void *value = nullptr;
    if (pam_get_item(handle, which, &value) != PAM_SUCCESS || !value)
        return {};
    return static_cast<const char *>(value);
}

P11Helper::Clock::time_point operationDeadline()
{
    return P11Helper::Clock::now() + std::chrono::seconds(limits::tokenOperationSeconds);
}

/// What a card can be asked to compare: anything else never reaches it.
bool isTokenPin(const FoundCertificate &found, std::string_view pin)
{
    return pin.size() >= found.pinMin && pin.size() <= found.pinMax &&
           std::all_of(pin.begin(), pin.end(), [](char one) { return one > 0x20 && one < 0x7f; });
}

/// A pipe that holds pin already and whose other end is closed; a PIN fits into any pipe.
Descriptor pipeWith(const Secret &pin)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return Descriptor();
    Descriptor readEnd(ends[0]);
    const Descriptor writeEnd(ends[1]);
    return pin.writeTo(writeEnd.get()) ? std::move(readEnd) : Descriptor();
}

} // namespace

TokenLogin::TokenLogin(pam_handle *handle, int flags, TokenSettings settings)
    : m_handle(handle), m_talk(handle, flags), m_settings(std::move(settings)),
      m_user(item(handle, PAM_USER)), m_service(item(handle, PAM_SERVICE))
{}

int TokenLogin::run()
{
    const Verdict verdict = authenticate();
    if (verdict.result != PAM_SUCCESS)
        announceFailure(verdict);
    return verdict.result;
}

TokenLogin::Verdict TokenLogin::authenticate()
{
    if (const Verdict verdict = prepare(); verdict.result != PAM_SUCCESS)
        return verdict;
    const TokenMap map = TokenMap::load(m_settings.map, 0);
    const Trust trust = Trust::load(m_settings.trust, 0);
    m_notes = map.problems();
    m_notes.insert(m_notes.end(), trust.problems().begin(), trust.problems().end());
    if (map.state() == TokenMap::State::Untrusted)
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    m_talk.tell(wire::Message(wire::Type::Notice, {{wire::Field::Code, code::cardReading}}),
                plainText(code::cardReading), PamConversation::Style::Info);
    std::vector<FoundCertificate> found;
    if (const Verdict verdict = findCertificates(found); verdict.result != PAM_SUCCESS)
        return verdict;
    const TokenChoice choice = chooseToken(found, map, trust, m_user);
    if (!choice.found)
        return {PAM_PERM_DENIED, choice.code};
    if (!pam_modutil_getpwnam(m_handle, choice.user.c_str())) {
        m_notes.push_back(m_settings.map + ": no user is called " + choice.user);
        return {PAM_PERM_DENIED, code::cardUnknown};
    }
    announceCard(choice);
    Secret pin;
    if (const Verdict verdict = askPin(*choice.found, pin); verdict.result != PAM_SUCCESS)
        return verdict;
    return prove(choice, pin);
}

/// Whom the helper runs as. Strangers' code as root is no way out where that user is missing.
TokenLogin::Verdict TokenLogin::prepare()
{
    if (geteuid() != 0)
        return {PAM_SUCCESS};
    const passwd *entry = pam_modutil_getpwnam(m_handle, m_settings.user.c_str());
    if (!entry || entry->pw_uid == 0) {
        m_notes.push_back("the system user " + m_settings.user + " does not exist");
        return {PAM_AUTHINFO_UNAVAIL, code::moduleMissing};
    }
    m_helperUser = {entry->pw_uid, entry->pw_gid};
    return {PAM_SUCCESS};
}

TokenLogin::Verdict TokenLogin::findCertificates(std::vector<FoundCertificate> &into)
{
    P11Helper helper;
    const auto fault =
        helper.start(m_settings.helper, m_helperUser, wire::Message(wire::Type::P11Find));
    return fault == P11Helper::Fault::None ? readFound(helper, into) : broken(fault);
}

TokenLogin::Verdict TokenLogin::readFound(P11Helper &helper, std::vector<FoundCertificate> &into)
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
        if (const auto state = message->get(wire::Field::State)) {
            if (*state == "no-reader")
                return {PAM_AUTHINFO_UNAVAIL, code::noReader};
            return {*state == "done" ? PAM_SUCCESS : PAM_AUTHINFO_UNAVAIL, code::noCard};
        }
        if (auto found = FoundCertificate::fromMessage(*message))
            into.push_back(std::move(*found));
        else
            m_notes.push_back("a certificate on a token is left out: it cannot be read");
    }
    return broken(P11Helper::Fault::Garbled);
}

void TokenLogin::announceCard(const TokenChoice &choice)
{
    const std::string holder = choice.found->certificate.holder();
    m_talk.tell(wire::Message(wire::Type::Notice, {{wire::Field::Code, code::cardRecognised},
                                                   {wire::Field::Label, choice.found->label},
                                                   {wire::Field::Holder, holder},
                                                   {wire::Field::Reader, choice.found->reader},
                                                   {wire::Field::User, choice.user}}),
                "Card of " + choice.user + ": " + choice.found->label,
                PamConversation::Style::Info);
}

TokenLogin::Verdict TokenLogin::askPin(const FoundCertificate &found, Secret &pin)
{
    if (hasFlag(found.flags, p11Flag::locked))
        return {PAM_MAXTRIES, code::cardBlocked, 0};
    wire::Message request(wire::Type::PromptRequest,
                          {{wire::Field::Purpose, "card-pin"},
                           {wire::Field::Label, found.label},
                           {wire::Field::Holder, found.certificate.holder()},
                           {wire::Field::Reader, found.reader}});
    request.add(wire::Field::Minimum, std::uint64_t{found.pinMin})
        .add(wire::Field::Maximum, std::uint64_t{found.pinMax});
    const bool finalTry = hasFlag(found.flags, p11Flag::finalTry);
    if (finalTry)
        request.add(wire::Field::FinalTry, std::uint64_t{1}).add(wire::Field::Tries, 1);
    const Asked asked =
        m_talk.ask(std::move(request), finalTry ? finalTryPrompt() : pinPrompt(), pin);
    if (asked == Asked::Refused)
        return {PAM_CONV_ERR};
    if (asked == Asked::TooLong || !isTokenPin(found, pin.view()))
        return {PAM_AUTH_ERR, code::cardPinFormat};
    return {PAM_SUCCESS};
}

/// The card signs a challenge of ours, and what it says it signed is verified.
TokenLogin::Verdict TokenLogin::prove(const TokenChoice &choice, const Secret &pin)
{
    const FoundCertificate &found = *choice.found;
    const auto challenge = makeChallenge(choice.user, m_service);
    const Descriptor pipe = pipeWith(pin);
    if (!challenge || !pipe.isValid())
        return {PAM_AUTHINFO_UNAVAIL, code::internal};
    const wire::Message request(wire::Type::P11Sign, {{wire::Field::Module, found.module},
                                                      {wire::Field::Serial, found.serial},
                                                      {wire::Field::Reader, found.reader},
                                                      {wire::Field::Key, found.key},
                                                      {wire::Field::Challenge, *challenge}});
    P11Helper helper;
    const auto fault = helper.start(m_settings.helper, m_helperUser, request, pipe.get());
    if (fault != P11Helper::Fault::None)
        return broken(fault);
    const Verdict verdict = readSignature(helper, found.certificate, *challenge);
    if (verdict.code == code::cardSilent && !isStillIn(found))
        return {PAM_AUTHINFO_UNAVAIL, code::cardRemoved};
    if (verdict.result != PAM_SUCCESS)
        return verdict;
    m_talk.tokenUsed(wire::Message(wire::Type::TokenUsed,
                                   {{wire::Field::Module, found.module},
                                    {wire::Field::Serial, found.serial},
                                    {wire::Field::Label, found.label},
                                    {wire::Field::Certificate, found.certificate.sha256()},
                                    {wire::Field::Reader, found.reader}}));
    return {m_user.empty() ? pam_set_item(m_handle, PAM_USER, choice.user.c_str()) : PAM_SUCCESS,
            code::internal};
}

TokenLogin::Verdict TokenLogin::readSignature(P11Helper &helper, const Certificate &certificate,
                                              const std::string &challenge)
{
    std::optional<wire::Message> message;
    const auto fault = helper.next(operationDeadline(), message);
    if (fault != P11Helper::Fault::None)
        return broken(fault);
    if (message->type() == wire::Type::P11Failed)
        return failed(*message);
    if (message->type() != wire::Type::P11Signature)
        return broken(P11Helper::Fault::Garbled);
    const bool right = certificate.verifies(message->text(wire::Field::Mechanism), challenge,
                                            message->text(wire::Field::Signature));
    if (!right)
        m_notes.push_back("the token's signature is not that of certificate sha256:" +
                          certificate.sha256());
    return right ? Verdict{PAM_SUCCESS} : Verdict{PAM_PERM_DENIED, code::cardSignature};
}

/// Whether a module that has just been loaded sees the token: one that was there when the card was
/// pulled answers with any error, or not at all.
bool TokenLogin::isStillIn(const FoundCertificate &found)
{
    P11Helper helper;
    const auto deadline = P11Helper::Clock::now() + lookTime;
    if (helper.start(m_settings.helper, m_helperUser, wire::Message(wire::Type::P11List)) !=
        P11Helper::Fault::None)
        return true;
    for (unsigned packets = 0; packets <= limits::certificates; ++packets) {
        std::optional<wire::Message> message;
        if (helper.next(deadline, message) != P11Helper::Fault::None)
            return true; // who knows
        if (message->get(wire::Field::State))
            return false;
        if (message->text(wire::Field::Serial) == found.serial &&
            message->text(wire::Field::Reader) == found.reader)
            return true;
    }
    return true;
}

/// The helper's reason, out of those that it may give.
TokenLogin::Verdict TokenLogin::failed(const wire::Message &message)
{
    const std::string_view why = message.text(wire::Field::Code);
    const std::string_view flags = message.text(wire::Field::Flags);
    if (why == code::cardPinWrong)
        return {PAM_AUTH_ERR, code::cardPinWrong,
                hasFlag(flags, p11Flag::finalTry) ? std::optional(1u) : std::nullopt};
    if (why == code::cardPinFormat)
        return {PAM_AUTH_ERR, code::cardPinFormat};
    if (why == code::cardBlocked)
        return {PAM_MAXTRIES, code::cardBlocked, 0};
    if (why == code::cardSignature)
        return {PAM_PERM_DENIED, code::cardSignature};
    if (why == code::cardRemoved)
        return {PAM_AUTHINFO_UNAVAIL, code::cardRemoved};
    m_notes.push_back("the token answered with PKCS#11 error " +
                      std::to_string(message.number(wire::Field::PamCode).value_or(0)));
    return {PAM_AUTHINFO_UNAVAIL, code::cardSilent};
}

TokenLogin::Verdict TokenLogin::broken(P11Helper::Fault fault)
{
    m_notes.push_back(m_settings.helper + ' ' + describe(fault));
    return {PAM_AUTHINFO_UNAVAIL,
            fault == P11Helper::Fault::Start ? code::moduleMissing : code::cardSilent};
}

void TokenLogin::announceFailure(const Verdict &verdict)
{
    if (verdict.code.empty())
        return;
    wire::Message notice(wire::Type::Notice, {{wire::Field::Code, verdict.code}});
    if (verdict.tries)
        notice.add(wire::Field::Tries, std::uint64_t{*verdict.tries});
    if (verdict.tries == 1u)
        notice.add(wire::Field::FinalTry, std::uint64_t{1});
    m_talk.tell(std::move(notice), plainText(verdict.code), PamConversation::Style::Error);
}

} // namespace doorward
