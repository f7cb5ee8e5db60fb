// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/revocation_check.h"

#include "backend/cards/ocsp_query.h"
#include "backend/common/outcome.h"
#include "backend/common/paths.h"

namespace doorward {

RevocationSettings RevocationSettings::from(const Config &config, const std::string &folder)
{
    return {revocationPolicyOf(config.text("Token", "Revocation")),
            folder + "/token-crl.d",
            config.text("Token", "OcspResponder"),
            static_cast<unsigned>(config.number("Token", "OcspSeconds")),
            static_cast<unsigned>(config.number("Token", "RevocationStaleHours")),
            std::string(paths::libexec) + "/doorward-ocsp"};
}

RevocationCheck::RevocationCheck(RevocationSettings settings, uid_t owner)
    : m_settings(std::move(settings))
{
    if (m_settings.policy == RevocationPolicy::Off)
        return;
    if (m_settings.cage) {
        m_settings.cage->hasNetwork = true;
        m_settings.cage->paths = {"/run/systemd/resolve"}; // where names are looked up
    }
    m_lists = CrlFolder::load(m_settings.lists, owner);
    m_notes = m_lists.problems();
}

std::string_view RevocationCheck::check(const Certificate &certificate, const Trust &trust)
{
    if (m_settings.policy == RevocationPolicy::Off || !trust.issuerOf(certificate))
        return {};
    const RevocationAnswer crl = m_lists.ask(certificate, trust, m_settings.staleHours);
    const bool isTold = crl == RevocationAnswer::Good || crl == RevocationAnswer::Revoked;
    const RevocationAnswer ocsp =
        isTold ? RevocationAnswer::None : askResponder(certificate, trust);
    const RevocationVerdict verdict = decide(m_settings.policy, crl, ocsp);
    if (crl != RevocationAnswer::Good && ocsp != RevocationAnswer::Good)
        m_notes.push_back("certificate sha256:" + certificate.sha256() +
                          ": revocation by lists: " + std::string(toText(crl)) +
                          ", by responder: " + std::string(toText(ocsp)));
    if (verdict == RevocationVerdict::Good)
        return {};
    return verdict == RevocationVerdict::Revoked ? code::cardRevoked : code::cardUnchecked;
}

RevocationAnswer RevocationCheck::askResponder(const Certificate &certificate, const Trust &trust)
{
    const std::string address =
        m_settings.responder.empty() ? responderOf(certificate) : m_settings.responder;
    if (address.empty())
        return RevocationAnswer::None;
    const OcspQuery query(certificate, trust);
    const std::string question = query.request();
    const auto answer = question.empty() ? std::nullopt : fetch(address, question);
    return answer ? query.read(*answer, m_settings.staleHours) : RevocationAnswer::Unreachable;
}

std::optional<std::string> RevocationCheck::fetch(const std::string &address,
                                                  const std::string &question)
{
    if (!m_settings.cage) {
        m_notes.push_back("the system user of doorward-ocsp does not exist");
        return std::nullopt;
    }
    wire::Message request(wire::Type::OcspAsk,
                          {{wire::Field::Address, address}, {wire::Field::Body, question}});
    request.add(wire::Field::Maximum, std::uint64_t{m_settings.seconds});
    P11Helper helper;
    std::optional<wire::Message> message;
    const auto deadline = P11Helper::Clock::now() + std::chrono::seconds(m_settings.seconds);
    if (helper.start(m_settings.helper, m_settings.cage, request) != P11Helper::Fault::None ||
        helper.next(deadline, message) != P11Helper::Fault::None ||
        message->type() != wire::Type::OcspAnswer || !message->get(wire::Field::Body)) {
        m_notes.push_back("no answer from " + address);
        return std::nullopt;
    }
    return std::string(message->text(wire::Field::Body));
}

} // namespace doorward
