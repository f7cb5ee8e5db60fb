// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/card_identities.h"

#include "backend/common/clean_text.h"
#include "backend/common/hex.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>
#include <string_view>

namespace doorward {

namespace {

constexpr std::size_t mostBytes = 1024; // of a name

struct FreeNames
{
    void operator()(GENERAL_NAMES *names) const { GENERAL_NAMES_free(names); }
};
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

/// Whether text can be shown as it is. Then it can also be compared as it is: nothing in it hides
/// or ends it early.
bool isPlain(std::string_view text)
{
    return !text.empty() && text.size() <= mostBytes && cleanText(text, mostBytes) == text;
}

std::string keyDigest(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    char digest[SHA256_DIGEST_LENGTH];
    SHA256(der, static_cast<std::size_t>(size), reinterpret_cast<unsigned char *>(digest));
    OPENSSL_free(der);
    return toHex({digest, sizeof digest});
}

/// What is not text in it, NUL first of all, comes out escaped: two subjects never look the same.
std::string subjectOf(X509 *certificate)
{
    constexpr unsigned long form =
        XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    const Bio memory(BIO_new(BIO_s_mem()), &BIO_free);
    if (!memory ||
        X509_NAME_print_ex(memory.get(), X509_get_subject_name(certificate), 0, form) < 0)
        return {};
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

std::string textOf(const ASN1_STRING *string)
{
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
            static_cast<std::size_t>(ASN1_STRING_length(string))};
}

/// name as the map has it; empty where it is neither a principal's name nor an address.
std::string alternativeName(const GENERAL_NAME *name)
{
    int kind = 0;
    const void *value = GENERAL_NAME_get0_value(name, &kind);
    std::string prefix, text;
    if (kind == GEN_EMAIL) {
        prefix = "email:";
        text = textOf(static_cast<const ASN1_IA5STRING *>(value));
    } else if (kind == GEN_OTHERNAME) {
        const auto *other = static_cast<const OTHERNAME *>(value);
        if (OBJ_obj2nid(other->type_id) != NID_ms_upn || other->value->type != V_ASN1_UTF8STRING)
            return {};
        prefix = "upn:";
        text = textOf(other->value->value.utf8string);
    }
    return isPlain(text) && text.find(' ') == std::string::npos ? prefix + text : std::string();
}

} // namespace

std::vector<std::string> identitiesOf(const Certificate &certificate)
{
    X509 *x509 = certificate.x509();
    std::vector<std::string> all{"sha256:" + certificate.sha256()};
    if (const std::string digest = keyDigest(x509); !digest.empty())
        all.push_back("key:" + digest);
    if (const std::string subject = subjectOf(x509); isPlain(subject))
        all.push_back("subject:" + subject);
    const std::unique_ptr<GENERAL_NAMES, FreeNames> names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i)
        if (std::string name = alternativeName(sk_GENERAL_NAME_value(names.get(), i));
            !name.empty())
            all.push_back(std::move(name));
    return all;
}

} // namespace doorward
