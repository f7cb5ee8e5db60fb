// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/pkcs11_session.h"

#include <algorithm>

namespace doorward {

Pkcs11Session::Pkcs11Session(const Pkcs11Token &token, Access access)
    : m_functions(token.functions),
      m_error(m_functions->C_OpenSession(
          token.slot, CKF_SERIAL_SESSION | (access == Access::Write ? CKF_RW_SESSION : 0), nullptr,
          nullptr, &m_handle))
{}

Pkcs11Session::~Pkcs11Session()
{
    if (m_error == CKR_OK)
        m_functions->C_CloseSession(m_handle);
}

CK_RV Pkcs11Session::logIn(CK_USER_TYPE who, const Secret &pin) const
{
    // The interface takes no pointer to constant bytes; no module changes them.
    // None at all means that the reader asks (PKCS#11 2.40, section 5.6, C_Login).
    auto *bytes =
        pin.isEmpty() ? nullptr : reinterpret_cast<CK_UTF8CHAR *>(const_cast<char *>(pin.data()));
    CK_RV error = m_functions->C_Login(m_handle, who, bytes, pin.size());
    if (error == CKR_USER_ALREADY_LOGGED_IN) {
        m_functions->C_Logout(m_handle);
        error = m_functions->C_Login(m_handle, who, bytes, pin.size());
    }
    return error;
}

void Pkcs11Session::logOut() const
{
    m_functions->C_Logout(m_handle);
}

std::optional<CK_OBJECT_HANDLE> Pkcs11Session::privateKey(std::string id) const
{
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    const auto keys = find({{CKA_CLASS, &kind, sizeof kind}, {CKA_ID, id.data(), id.size()}}, 1);
    return keys.empty() ? std::nullopt : std::optional(keys.front());
}

std::vector<CK_OBJECT_HANDLE> Pkcs11Session::find(std::vector<CK_ATTRIBUTE> attributes,
                                                  std::size_t most) const
{
    if (m_functions->C_FindObjectsInit(m_handle, attributes.data(), attributes.size()) != CKR_OK)
        return {};
    std::vector<CK_OBJECT_HANDLE> found(most);
    CK_ULONG count = 0;
    const CK_RV error = m_functions->C_FindObjects(m_handle, found.data(), most, &count);
    m_functions->C_FindObjectsFinal(m_handle);
    found.resize(error == CKR_OK ? std::min<std::size_t>(count, most) : 0);
    return found;
}

std::string Pkcs11Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type,
                                     std::size_t most) const
{
    std::string bytes(most, '\0');
    CK_ATTRIBUTE wanted{type, bytes.data(), bytes.size()};
    // A value that does not fit makes the length "unavailable", which is larger than any.
    if (m_functions->C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK ||
        wanted.ulValueLen > most)
        return {};
    bytes.resize(wanted.ulValueLen);
    return bytes;
}

bool Pkcs11Session::boolean(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, bool otherwise) const
{
    const std::string value = attribute(object, type, sizeof(CK_BBOOL));
    return value.size() == sizeof(CK_BBOOL) ? value[0] != CK_FALSE : otherwise;
}

} // namespace doorward
