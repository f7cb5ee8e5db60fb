// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/crl_folder.h"

#include "backend/cards/trusted_file.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

namespace doorward {

namespace {

// A large authority's list has some megabytes.
constexpr std::size_t fileBytes = 16 * 1024 * 1024;
constexpr int mostLists = 64;

struct FreeCrl
{
    void operator()(X509_CRL *list) const { X509_CRL_free(list); }
};
using Crl = std::unique_ptr<X509_CRL, FreeCrl>;

/// What became of one look at the lists.
struct Seen
{
    unsigned staleHours;
    bool missing = false, stale = false, revoked = false, broken = false;
};

/// OpenSSL's question whether an error is one. All of them are noted; only those after which
/// nothing can be believed end the look.
int note(int good, X509_STORE_CTX *context)
{
    if (good == 1)
        return 1;
    auto *seen = static_cast<Seen *>(X509_STORE_CTX_get_app_data(context));
    const X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
    switch (X509_STORE_CTX_get_error(context)) {
    case X509_V_ERR_UNABLE_TO_GET_CRL:
        seen->missing = true;
        return 1;
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
        seen->stale = !list || !isFresh(X509_CRL_get0_lastUpdate(list),
                                        X509_CRL_get0_nextUpdate(list), seen->staleHours);
        return 1;
    case X509_V_ERR_CERT_REVOKED:
        seen->revoked = true;
        return 1;
    default:
        seen->broken = true;
        return 0;
    }
}

bool isWeak(const X509_CRL *list)
{
    int digest = NID_undef;
    OBJ_find_sigid_algs(X509_CRL_get_signature_nid(list), &digest, nullptr);
    return digest == NID_sha1 || digest == NID_md5;
}

Crl fromDer(const std::string &bytes)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(bytes.data());
    const auto *end = begin;
    Crl list(d2i_X509_CRL(nullptr, &end, static_cast<long>(bytes.size())));
    return end == begin + bytes.size() ? std::move(list) : Crl();
}

Crl fromPem(const std::string &bytes)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> source(
        BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free);
    return Crl(source ? PEM_read_bio_X509_CRL(source.get(), nullptr, nullptr, nullptr) : nullptr);
}

} // namespace

CrlFolder CrlFolder::load(const std::string &folder, uid_t owner)
{
    CrlFolder lists;
    for (const std::string &path : filesIn(folder, {".crl", ".pem"})) {
        std::string bytes;
        std::string fault = readTrusted(path, owner, fileBytes, bytes);
        if (fault.empty())
            fault = lists.addFile(bytes);
        if (!fault.empty())
            lists.m_problems.push_back(path + ": " + fault);
    }
    return lists;
}

/// What is wrong with it, or nothing.
std::string CrlFolder::addFile(const std::string &bytes)
{
    Crl list = bytes.starts_with("-----") ? fromPem(bytes) : fromDer(bytes);
    ERR_clear_error();
    if (!list)
        return "is no certificate revocation list";
    if (isWeak(list.get()))
        return "is signed with SHA-1 or MD5";
    if (sk_X509_CRL_num(m_lists.get()) >= mostLists ||
        sk_X509_CRL_push(m_lists.get(), list.get()) <= 0)
        return "is one too many";
    (void)list.release(); // the stack's now
    return {};
}

RevocationAnswer CrlFolder::ask(const Certificate &certificate, const Trust &trust,
                                unsigned staleHours) const
{
    const Trust::Context context = trust.contextFor(certificate);
    if (!context)
        return RevocationAnswer::Broken;
    Seen seen{staleHours};
    X509_STORE_CTX_set_app_data(context.get(), &seen);
    X509_STORE_CTX_set_verify_cb(context.get(), note);
    X509_STORE_CTX_set0_crls(context.get(), m_lists.get());
    X509_VERIFY_PARAM_set_flags(X509_STORE_CTX_get0_param(context.get()), X509_V_FLAG_CRL_CHECK);
    const bool ended = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (!ended || seen.broken)
        return RevocationAnswer::Broken;
    if (seen.revoked)
        return RevocationAnswer::Revoked;
    if (seen.missing)
        return RevocationAnswer::None;
    return seen.stale ? RevocationAnswer::Stale : RevocationAnswer::Good;
}

} // namespace doorward
