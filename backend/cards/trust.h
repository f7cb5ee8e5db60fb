// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/cards/key_purpose.h"

#include <memory>
#include <openssl/x509_vfy.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// What vouches for a card's certificate: the certificates in the *.pem files of one folder.
class Trust
{
public:
    struct FreeContext
    {
        void operator()(X509_STORE_CTX *context) const { X509_STORE_CTX_free(context); }
    };
    using Context = std::unique_ptr<X509_STORE_CTX, FreeContext>;
    struct FreeX509
    {
        void operator()(X509 *certificate) const { X509_free(certificate); }
    };
    using X509Pointer = std::unique_ptr<X509, FreeX509>;

    enum class Verdict {
        Good,
        Expired,   ///< the card's own certificate: its time is over, or has not come
        Untrusted, ///< nothing in the folder vouches for it
        Unfit,     ///< it may not sign, or is not made for the purpose
    };

    /// Reads folder/*.pem, which owner alone may write. A file that is not so, or holds anything
    /// but certificates, is left out and named in problems().
    [[nodiscard]] static Trust load(const std::string &folder, uid_t owner,
                                    KeyPurpose purpose = KeyPurpose::Login);

    /// A certificate in the folder vouches for itself and, where it is an authority's, for what it
    /// signed; nothing else vouches for anything, also not for itself.
    [[nodiscard]] Verdict judge(const Certificate &certificate) const;

    /// The authority that vouches for certificate; null where it lies in the folder itself, or
    /// nobody does.
    [[nodiscard]] X509Pointer issuerOf(const Certificate &certificate) const;
    /// An OpenSSL context in which certificate would be verified by the rules of judge(); null
    /// where there is no memory. Both have to outlive it.
    [[nodiscard]] Context contextFor(const Certificate &certificate) const;
    /// The anchors. Lives as long as this.
    [[nodiscard]] X509_STORE *store() const { return m_store.get(); }

    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    struct Free
    {
        void operator()(X509_STORE *store) const { X509_STORE_free(store); }
    };

    void addFile(const std::string &path, uid_t owner);
    [[nodiscard]] bool addCertificates(const std::string &pem);

    std::unique_ptr<X509_STORE, Free> m_store{X509_STORE_new()};
    KeyPurpose m_purpose = KeyPurpose::Login;
    std::size_t m_count = 0;
    std::vector<std::string> m_problems;
};

} // namespace doorward
