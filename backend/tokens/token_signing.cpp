// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_signing.h"

#include "backend/common/hex.h"
#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"
#include "backend/tokens/pkcs11_modules.h"
#include "backend/tokens/token_request.h"

#include <algorithm>
#include <optional>

namespace doorward {

namespace {

constexpr std::size_t digestBytes = 32;

// What PKCS#1 v1.5 puts before a SHA-256 digest (RFC 8017, section 9.2, note 1).
constexpr unsigned char digestInfo[] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                        0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

/// A login of our own. One that somebody else left on the token is ended first: it proves nothing
/// about the person here.
CK_RV logIn(const Pkcs11Session &session, CK_USER_TYPE who, const Secret &pin)
{
    // The interface takes no pointer to constant bytes; no module changes them.
    // None at all means that the reader asks (PKCS#11 2.40, section 5.6, C_Login).
    auto *bytes =
        pin.isEmpty() ? nullptr : reinterpret_cast<CK_UTF8CHAR *>(const_cast<char *>(pin.data()));
    CK_RV error = session.functions()->C_Login(session.handle(), who, bytes, pin.size());
    if (error == CKR_USER_ALREADY_LOGGED_IN) {
        session.functions()->C_Logout(session.handle());
        error = session.functions()->C_Login(session.handle(), who, bytes, pin.size());
    }
    return error;
}

struct Signing
{
    CK_MECHANISM mechanism{};
    std::string_view name;
    std::string data;
};

bool canSign(const Pkcs11Token &token, CK_MECHANISM_TYPE mechanism)
{
    CK_MECHANISM_INFO about{};
    return token.functions->C_GetMechanismInfo(token.slot, mechanism, &about) == CKR_OK &&
           (about.flags & CKF_SIGN) != 0;
}

/// How to sign digest with a key of this type. Nothing where the token cannot.
std::optional<Signing> signingFor(const Pkcs11Token &token, std::string_view keyType,
                                  std::string_view digest, CK_RSA_PKCS_PSS_PARAMS &padding)
{
    CK_KEY_TYPE type = 0;
    if (keyType.size() != sizeof type)
        return std::nullopt;
    std::copy(keyType.begin(), keyType.end(), reinterpret_cast<char *>(&type));
    if (type == CKK_EC && canSign(token, CKM_ECDSA))
        return Signing{{CKM_ECDSA, nullptr, 0}, "ecdsa", std::string(digest)};
    if (type == CKK_RSA && canSign(token, CKM_RSA_PKCS)) {
        std::string data(reinterpret_cast<const char *>(digestInfo), sizeof digestInfo);
        return Signing{{CKM_RSA_PKCS, nullptr, 0}, "rsa-pkcs", data.append(digest)};
    }
    if (type == CKK_RSA && canSign(token, CKM_RSA_PKCS_PSS)) {
        padding = {CKM_SHA256, CKG_MGF1_SHA256, digestBytes};
        return Signing{
            {CKM_RSA_PKCS_PSS, &padding, sizeof padding}, "rsa-pss", std::string(digest)};
    }
    return std::nullopt;
}

/// The key's signature of digest, in answer; the error of the call that failed otherwise.
CK_RV sign(const Pkcs11Token &token, const Pkcs11Session &session, CK_OBJECT_HANDLE key,
           std::string_view digest, const Secret &pin, wire::Message &answer)
{
    CK_RSA_PKCS_PSS_PARAMS padding{};
    const std::string type = session.attribute(key, CKA_KEY_TYPE, sizeof(CK_KEY_TYPE));
    auto signing = signingFor(token, type, digest, padding);
    if (!signing)
        return CKR_MECHANISM_INVALID;
    CK_FUNCTION_LIST *functions = session.functions();
    CK_RV error = functions->C_SignInit(session.handle(), &signing->mechanism, key);
    if (error == CKR_OK && session.boolean(key, CKA_ALWAYS_AUTHENTICATE, false))
        error = logIn(session, CKU_CONTEXT_SPECIFIC, pin);
    if (error != CKR_OK)
        return error;
    std::string signature(limits::signatureBytes, '\0');
    CK_ULONG size = signature.size();
    error = functions->C_Sign(session.handle(), reinterpret_cast<CK_BYTE *>(signing->data.data()),
                              signing->data.size(), reinterpret_cast<CK_BYTE *>(signature.data()),
                              &size);
    if (error != CKR_OK)
        return error;
    if (size > signature.size())
        return CKR_DATA_LEN_RANGE;
    signature.resize(size);
    answer = wire::Message(wire::Type::P11Signature, {{wire::Field::Signature, signature},
                                                      {wire::Field::Mechanism, signing->name}});
    return CKR_OK;
}

} // namespace

wire::Message signChallenge(const wire::Message &request, const Secret &pin)
{
    auto id = fromHex(request.text(wire::Field::Key));
    const std::string_view digest = request.text(wire::Field::Challenge);
    const bool pad = hasFlag(request.text(wire::Field::Flags), p11Flag::pinPad);
    if (!id || id->empty() || digest.size() != digestBytes || pad != pin.isEmpty())
        return failed(code::internal, CKR_ARGUMENTS_BAD);
    Pkcs11Modules modules;
    wire::Message refused(wire::Type::P11Failed);
    auto token = tokenOf(modules, request, refused);
    if (!token)
        return refused;
    const Pkcs11Session session(*token);
    if (session.error() != CKR_OK)
        return failure(*token, session.error());
    if (const CK_RV error = logIn(session, CKU_USER, pin); error != CKR_OK)
        return failure(*token, error);
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    const auto keys =
        session.find({{CKA_CLASS, &kind, sizeof kind}, {CKA_ID, id->data(), id->size()}}, 1);
    wire::Message answer(wire::Type::P11Signature);
    const CK_RV error = keys.empty() ? CKR_KEY_HANDLE_INVALID
                                     : sign(*token, session, keys.front(), digest, pin, answer);
    session.functions()->C_Logout(session.handle());
    return error == CKR_OK ? answer : failure(*token, error);
}

} // namespace doorward
