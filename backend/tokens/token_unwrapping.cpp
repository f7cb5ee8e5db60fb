// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_unwrapping.h"

#include "backend/common/hex.h"
#include "backend/tokens/token_request.h"

#include <algorithm>
#include <array>
#include <string>
#include <sys/socket.h>

namespace doorward {

namespace {

/// Bytes that a module writes into, wiped when they go.
struct Output
{
    std::array<CK_BYTE, limits::secretBytes> bytes{};
    CK_ULONG size = limits::secretBytes;

    Output() = default;
    ~Output() { wipe(bytes.data(), bytes.size()); }
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;
};

/// OpenSC and others take the point as it is; PKCS#11 2.40 lets a module want it as a DER octet
/// string (section 2.3.9, CK_ECDH1_DERIVE_PARAMS). Nothing where it is too long for the short form.
std::string inOctetString(const std::string &point)
{
    if (point.size() > 0x7f)
        return std::string("\x04\x81") + static_cast<char>(point.size()) + point;
    return std::string("\x04") + static_cast<char>(point.size()) + point;
}

CK_RV decrypt(const Pkcs11Session &session, CK_OBJECT_HANDLE key, const Secret &pin,
              std::string wrapped, Output &into)
{
    CK_MECHANISM mechanism{CKM_RSA_X_509, nullptr, 0};
    CK_RV error = session.functions()->C_DecryptInit(session.handle(), &mechanism, key);
    if (error == CKR_OK && session.boolean(key, CKA_ALWAYS_AUTHENTICATE, false))
        error = session.logIn(CKU_CONTEXT_SPECIFIC, pin);
    if (error != CKR_OK)
        return error;
    return session.functions()->C_Decrypt(session.handle(),
                                          reinterpret_cast<CK_BYTE *>(wrapped.data()),
                                          wrapped.size(), into.bytes.data(), &into.size);
}

/// The derived secret becomes an object of the session that may be read, and is gone with it.
CK_RV deriveWith(const Pkcs11Session &session, CK_OBJECT_HANDLE key, std::string point,
                 CK_ULONG size, Output &into)
{
    CK_ECDH1_DERIVE_PARAMS other{CKD_NULL, 0, nullptr, point.size(),
                                 reinterpret_cast<CK_BYTE *>(point.data())};
    CK_MECHANISM mechanism{CKM_ECDH1_DERIVE, &other, sizeof other};
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_GENERIC_SECRET;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    std::array<CK_ATTRIBUTE, 6> wanted{{{CKA_CLASS, &kind, sizeof kind},
                                        {CKA_KEY_TYPE, &type, sizeof type},
                                        {CKA_TOKEN, &no, sizeof no},
                                        {CKA_SENSITIVE, &no, sizeof no},
                                        {CKA_EXTRACTABLE, &yes, sizeof yes},
                                        {CKA_VALUE_LEN, &size, sizeof size}}};
    CK_OBJECT_HANDLE made = 0;
    const CK_RV error = session.functions()->C_DeriveKey(session.handle(), &mechanism, key,
                                                         wanted.data(), wanted.size(), &made);
    if (error != CKR_OK)
        return error;
    CK_ATTRIBUTE value{CKA_VALUE, into.bytes.data(), into.size};
    const CK_RV read = session.functions()->C_GetAttributeValue(session.handle(), made, &value, 1);
    into.size = value.ulValueLen;
    session.functions()->C_DestroyObject(session.handle(), made);
    return read;
}

CK_RV derive(const Pkcs11Session &session, CK_OBJECT_HANDLE key, const std::string &point,
             Output &into)
{
    const CK_ULONG size = (point.size() - 1) / 2;
    const CK_RV error = deriveWith(session, key, point, size, into);
    if (error != CKR_MECHANISM_PARAM_INVALID && error != CKR_ARGUMENTS_BAD)
        return error;
    into.size = into.bytes.size();
    return deriveWith(session, key, inOctetString(point), size, into);
}

CK_RV unwrapInto(const Pkcs11Session &session, const wire::Message &request, const Secret &pin,
                 Output &into)
{
    const auto id = fromHex(request.text(wire::Field::UnwrapKey));
    const std::string wrapped(request.text(wire::Field::Wrapped));
    if (!id || id->empty() || wrapped.size() < 2 || wrapped.size() > limits::secretBytes)
        return CKR_ARGUMENTS_BAD;
    const auto key = session.privateKey(*id);
    if (!key)
        return CKR_KEY_HANDLE_INVALID;
    const std::string type = session.attribute(*key, CKA_KEY_TYPE, sizeof(CK_KEY_TYPE));
    const CK_KEY_TYPE curve = CKK_EC;
    const std::string_view curveBytes(reinterpret_cast<const char *>(&curve), sizeof curve);
    return type == curveBytes ? derive(session, *key, wrapped, into)
                              : decrypt(session, *key, pin, wrapped, into);
}

} // namespace

wire::Message unwrap(Pkcs11Token &token, const Pkcs11Session &session, const wire::Message &request,
                     const Secret &pin, int into)
{
    Output output;
    if (const CK_RV error = unwrapInto(session, request, pin, output); error != CKR_OK)
        return failure(token, error);
    Secret secret;
    if (output.size > output.bytes.size() ||
        !secret.append({reinterpret_cast<const char *>(output.bytes.data()), output.size}) ||
        !secret.writeTo(into) || shutdown(into, SHUT_WR) != 0)
        return failed({}, CKR_DATA_LEN_RANGE);
    return wire::Message(wire::Type::P11Unwrapped);
}

} // namespace doorward
