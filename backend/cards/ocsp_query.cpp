// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/ocsp_query.h"

#include "backend/common/clean_text.h"
#include "backend/common/limits.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace doorward {

namespace {

constexpr int nonceDiffers = 0; // of OCSP_check_nonce

struct FreeAnswer
{
    void operator()(OCSP_RESPONSE *answer) const { OCSP_RESPONSE_free(answer); }
    void operator()(OCSP_BASICRESP *answer) const { OCSP_BASICRESP_free(answer); }
};

/// The signed part of answer; null where there is none.
std::unique_ptr<OCSP_BASICRESP, FreeAnswer> basicPart(std::string_view answer)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(answer.data());
    const auto *end = begin;
    const std::unique_ptr<OCSP_RESPONSE, FreeAnswer> whole(
        d2i_OCSP_RESPONSE(nullptr, &end, static_cast<long>(answer.size())));
    if (!whole || end != begin + answer.size() ||
        OCSP_response_status(whole.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return {};
    return std::unique_ptr<OCSP_BASICRESP, FreeAnswer>(OCSP_response_get1_basic(whole.get()));
}

RevocationAnswer meaningOf(int status, bool fresh)
{
    if (status == V_OCSP_CERTSTATUS_REVOKED)
        return RevocationAnswer::Revoked;
    if (status != V_OCSP_CERTSTATUS_GOOD)
        return RevocationAnswer::Unknown;
    return fresh ? RevocationAnswer::Good : RevocationAnswer::Stale;
}

} // namespace

OcspQuery::OcspQuery(const Certificate &certificate, const Trust &trust)
    : m_trust(trust), m_issuer(trust.issuerOf(certificate))
{
    if (!m_issuer)
        return;
    // SHA-1 names the issuer here, as every responder understands it; it protects nothing.
    m_id.reset(OCSP_cert_to_id(EVP_sha1(), certificate.x509(), m_issuer.get()));
    m_request.reset(OCSP_REQUEST_new());
    OCSP_CERTID *id = OCSP_CERTID_dup(m_id.get());
    if (!m_request || !id || !OCSP_request_add0_id(m_request.get(), id)) {
        OCSP_CERTID_free(id);
        m_request.reset();
        return;
    }
    if (OCSP_request_add1_nonce(m_request.get(), nullptr, -1) != 1)
        m_request.reset();
}

std::string OcspQuery::request() const
{
    unsigned char *der = nullptr;
    const int size = m_request ? i2d_OCSP_REQUEST(m_request.get(), &der) : 0;
    std::string bytes;
    if (size > 0)
        bytes.assign(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

RevocationAnswer OcspQuery::read(std::string_view answer, unsigned staleHours) const
{
    if (!m_request || answer.empty() || answer.size() > limits::ocspAnswerBytes)
        return RevocationAnswer::Broken;
    const auto basic = basicPart(answer);
    const bool believed = basic && OCSP_check_nonce(m_request.get(), basic.get()) != nonceDiffers &&
                          isSigned(basic.get());
    int status = V_OCSP_CERTSTATUS_UNKNOWN, reason = 0;
    ASN1_GENERALIZEDTIME *revoked = nullptr, *thisUpdate = nullptr, *nextUpdate = nullptr;
    const bool found = believed && OCSP_resp_find_status(basic.get(), m_id.get(), &status, &reason,
                                                         &revoked, &thisUpdate, &nextUpdate) == 1;
    ERR_clear_error();
    if (!believed)
        return RevocationAnswer::Broken;
    return found ? meaningOf(status, isFresh(thisUpdate, nextUpdate, staleHours))
                 : RevocationAnswer::Unknown;
}

bool OcspQuery::isSigned(OCSP_BASICRESP *answer) const
{
    const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509) *)> helpers(
        sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
    return helpers && sk_X509_push(helpers.get(), m_issuer.get()) > 0 &&
           OCSP_basic_verify(answer, helpers.get(), m_trust.store(), OCSP_PARTIAL_CHAIN) == 1;
}

std::string responderOf(const Certificate &certificate)
{
    std::string address;
    STACK_OF(OPENSSL_STRING) *all = X509_get1_ocsp(certificate.x509());
    for (int i = 0; i < sk_OPENSSL_STRING_num(all) && address.empty(); ++i) {
        const std::string_view one = sk_OPENSSL_STRING_value(all, i);
        if (one.starts_with("http://") && one.size() <= limits::textBytes &&
            cleanText(one, limits::textBytes) == one)
            address = one;
    }
    X509_email_free(all);
    return address;
}

} // namespace doorward
