// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/trust.h"

#include "backend/cards/trusted_file.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace doorward {

namespace {

constexpr std::size_t mostCertificates = 256;
constexpr std::size_t fileBytes = 256 * 1024;
// OpenSSL's level 2: nothing below 112 bits, so no RSA below 2048 bits and no SHA-1.
constexpr int strength = 2;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Trust::Verdict verdictOf(int error, int depth)
{
    const bool time =
        error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID;
    return time && depth == 0 ? Trust::Verdict::Expired : Trust::Verdict::Untrusted;
}

} // namespace

Trust Trust::load(const std::string &folder, uid_t owner, KeyPurpose purpose)
{
    Trust trust;
    trust.m_purpose = purpose;
    for (const std::string &path : filesIn(folder, {".pem"}))
        trust.addFile(path, owner);
    return trust;
}

void Trust::addFile(const std::string &path, uid_t owner)
{
    std::string pem;
    const std::string fault = readTrusted(path, owner, fileBytes, pem);
    if (!fault.empty())
        m_problems.push_back(path + ": " + fault);
    else if (!addCertificates(pem))
        m_problems.push_back(path + ": holds no certificate, or something broken after it");
}

bool Trust::addCertificates(const std::string &pem)
{
    const Bio source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
    bool any = false;
    while (source && m_store && m_count < mostCertificates) {
        X509 *certificate = PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr);
        if (!certificate)
            break;
        any = X509_STORE_add_cert(m_store.get(), certificate) == 1 || any;
        X509_free(certificate);
        ++m_count;
    }
    const bool atEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    return any && atEnd;
}

Trust::Verdict Trust::judge(const Certificate &certificate) const
{
    const Context context = contextFor(certificate);
    if (!context)
        return Verdict::Untrusted;
    const bool valid = X509_verify_cert(context.get()) == 1;
    const Verdict refused = verdictOf(X509_STORE_CTX_get_error(context.get()),
                                      X509_STORE_CTX_get_error_depth(context.get()));
    ERR_clear_error();
    if (!valid)
        return refused;
    return certificate.maySign() && serves(certificate.x509(), m_purpose) ? Verdict::Good
                                                                          : Verdict::Unfit;
}

Trust::Context Trust::contextFor(const Certificate &certificate) const
{
    Context context(X509_STORE_CTX_new());
    if (!m_store || !context ||
        X509_STORE_CTX_init(context.get(), m_store.get(), certificate.x509(), nullptr) != 1)
        return {};
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context.get());
    // Whatever lies in the folder is an anchor, whether it signed itself or not.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, strength);
    return context;
}

Trust::X509Pointer Trust::issuerOf(const Certificate &certificate) const
{
    const Context context = contextFor(certificate);
    if (!context || X509_verify_cert(context.get()) != 1) {
        ERR_clear_error();
        return {};
    }
    const STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context.get());
    X509 *issuer = sk_X509_num(chain) > 1 ? sk_X509_value(chain, 1) : nullptr;
    if (issuer)
        X509_up_ref(issuer);
    return X509Pointer(issuer);
}

} // namespace doorward
