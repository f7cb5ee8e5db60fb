// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/trust.h"

#include "backend/common/durable_file.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::size_t mostFiles = 64;
constexpr std::size_t mostCertificates = 256;
constexpr std::size_t fileBytes = 256 * 1024;
// OpenSSL's level 2: nothing below 112 bits, so no RSA below 2048 bits and no SHA-1.
constexpr int strength = 2;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

/// The *.pem files of folder in the order of their names.
std::vector<std::string> pemFiles(const std::string &folder)
{
    std::vector<std::string> paths;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *entry = stream ? readdir(stream.get()) : nullptr) {
        const std::string name = entry->d_name;
        if (name.ends_with(".pem") && !name.starts_with('.') && paths.size() < mostFiles)
            paths.push_back(folder + '/' + name);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// What is wrong with the file, or nothing: its bytes are in into then.
std::string readTrusted(const std::string &path, uid_t owner, std::string &into)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    struct stat about
    {};
    if (!file.isValid() || fstat(file.get(), &about) != 0)
        return "cannot be opened";
    if (!S_ISREG(about.st_mode) || about.st_uid != owner ||
        (about.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return "must be a regular file that its owner, root, alone may write";
    into.resize(fileBytes + 1);
    const ssize_t got = read(file.get(), into.data(), into.size());
    into.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return into.size() > fileBytes ? "is larger than 256 KiB" : "";
}

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
    for (const std::string &path : pemFiles(folder))
        trust.addFile(path, owner);
    return trust;
}

void Trust::addFile(const std::string &path, uid_t owner)
{
    std::string pem;
    const std::string fault = readTrusted(path, owner, pem);
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
    const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(
        X509_STORE_CTX_new(), &X509_STORE_CTX_free);
    if (!m_store || !context ||
        X509_STORE_CTX_init(context.get(), m_store.get(), certificate.x509(), nullptr) != 1)
        return Verdict::Untrusted;
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context.get());
    // Whatever lies in the folder is an anchor, whether it signed itself or not.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(rules, strength);
    const bool valid = X509_verify_cert(context.get()) == 1;
    const Verdict refused = verdictOf(X509_STORE_CTX_get_error(context.get()),
                                      X509_STORE_CTX_get_error_depth(context.get()));
    ERR_clear_error();
    if (!valid)
        return refused;
    return certificate.maySign() && serves(certificate.x509(), m_purpose) ? Verdict::Good
                                                                          : Verdict::Unfit;
}

} // namespace doorward
