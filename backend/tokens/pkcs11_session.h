// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/tokens/pkcs11_modules.h"

#include <optional>
#include <string>
#include <vector>

namespace doorward {

/// A session on a token; closed with the object.
class Pkcs11Session
{
public:
    enum class Access { Read, Write };

    explicit Pkcs11Session(const Pkcs11Token &token, Access access = Access::Read);
    ~Pkcs11Session();
    Pkcs11Session(const Pkcs11Session &) = delete;
    Pkcs11Session &operator=(const Pkcs11Session &) = delete;

    /// CKR_OK where the session is open.
    [[nodiscard]] CK_RV error() const { return m_error; }
    [[nodiscard]] CK_FUNCTION_LIST *functions() const { return m_functions; }
    [[nodiscard]] CK_SESSION_HANDLE handle() const { return m_handle; }

    /// A login of our own: one that somebody else left on the token is ended first, because it
    /// proves nothing about the person here. An empty pin is none: the reader asks for it.
    [[nodiscard]] CK_RV logIn(CK_USER_TYPE who, const Secret &pin) const;
    void logOut() const;

    /// The private key of this id, as in CKA_ID; nothing where the session sees none.
    [[nodiscard]] std::optional<CK_OBJECT_HANDLE> privateKey(std::string id) const;
    /// The objects that match all attributes, at most most of them. Empty on an error.
    [[nodiscard]] std::vector<CK_OBJECT_HANDLE> find(std::vector<CK_ATTRIBUTE> attributes,
                                                     std::size_t most) const;
    /// The attribute's bytes; empty where there is none, or more than most bytes of it.
    [[nodiscard]] std::string attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type,
                                        std::size_t most) const;
    /// The attribute as a CK_BBOOL; otherwise where it has none.
    [[nodiscard]] bool boolean(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type,
                               bool otherwise) const;

private:
    CK_FUNCTION_LIST *m_functions;
    CK_SESSION_HANDLE m_handle = 0;
    CK_RV m_error;
};

} // namespace doorward
