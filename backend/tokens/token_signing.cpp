// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_signing.h"

#include "backend/common/hex.h"
#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"
#include "backend/tokens/pkcs11_session.h"
#include "backend/tokens/token_request.h"
#include "backend/tokens/token_unwrapping.h"

#include <algorithm>
#include <optional>

namespace doorward {

namespace {

constexpr std::size_t digestBytes = 32;

// What PKCS#1 v1.5 puts before a SHA-256 digest (RFC 8017, section 9.2, note 1).
constexpr unsigned char digestInfo[] = {0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                        0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

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
        error = session.logIn(CKU_CONTEXT_SPECIFIC, pin);
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

/// Whether request says all that it has to, and no more.
bool isWellFormed(const wire::Message &request, const Secret &pin)
{
    const bool pad = hasFlag(request.text(wire::Field::Flags), p11Flag::pinPad);
    return request.text(wire::Field::Challenge).size() == digestBytes && pad == pin.isEmpty() &&
           request.get(wire::Field::Wrapped).has_value() ==
               request.get(wire::Field::UnwrapKey).has_value();
}

} // namespace

bool signChallenge(const wire::Message &request, const Secret &pin, int unwrapped,
                   const Reply &reply)
{
    const auto id = fromHex(request.text(wire::Field::Key));
    if (!id || id->empty() || !isWellFormed(request, pin))
        return reply(failed(code::internal, CKR_ARGUMENTS_BAD));
    Pkcs11Modules modules;
    wire::Message answer(wire::Type::P11Signature);
    auto token = tokenOf(modules, request, answer);
    if (!token)
        return reply(answer);
    const Pkcs11Session session(*token);
    if (session.error() != CKR_OK)
        return reply(failure(*token, session.error()));
    if (const CK_RV error = session.logIn(CKU_USER, pin); error != CKR_OK)
        return reply(failure(*token, error));
    const auto key = session.privateKey(*id);
    const std::string_view digest = request.text(wire::Field::Challenge);
    const CK_RV error =
        key ? sign(*token, session, *key, digest, pin, answer) : CKR_KEY_HANDLE_INVALID;
    if (error != CKR_OK)
        answer = failure(*token, error);
    if (error == CKR_OK && request.get(wire::Field::Wrapped)) {
        // Told before anything else is tried: what comes now must not cost a login.
        if (!reply(answer))
            return false;
        answer = unwrap(*token, session, request, pin, unwrapped);
    }
    // Before the last word: whoever has that ends this process.
    session.logOut();
    return reply(answer);
}

} // namespace doorward
