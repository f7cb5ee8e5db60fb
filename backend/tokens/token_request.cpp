// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_request.h"

#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace doorward {

namespace {

std::string_view codeFor(unsigned long error, bool isPresent, CK_FLAGS flags)
{
    switch (error) {
    case CKR_PIN_INCORRECT:
        return flags & CKF_USER_PIN_LOCKED ? code::cardBlocked : code::cardPinWrong;
    case CKR_PIN_LOCKED:
        return code::cardBlocked;
    case CKR_PIN_EXPIRED:
        return code::cardPinExpired;
    case CKR_PIN_LEN_RANGE:
    case CKR_PIN_INVALID:
        return code::cardPinFormat;
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_DEVICE_REMOVED:
        return code::cardRemoved;
    case CKR_KEY_HANDLE_INVALID:
    case CKR_MECHANISM_INVALID:
        return code::cardSignature;
    default:
        return isPresent ? code::cardSilent : code::cardRemoved;
    }
}

} // namespace

std::optional<Pkcs11Token> tokenOf(Pkcs11Modules &modules, const wire::Message &request,
                                   wire::Message &refusal)
{
    auto all = modules.tokens();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Pkcs11Token &token) {
        return token.module == request.text(wire::Field::Module) &&
               token.serial == request.text(wire::Field::Serial) &&
               token.reader == request.text(wire::Field::Reader);
    });
    if (found == all.end()) {
        refusal = failed(code::cardRemoved, CKR_TOKEN_NOT_PRESENT);
        return std::nullopt;
    }
    // No PIN to a token whose reader does not ask for one would be an empty one.
    if (hasFlag(request.text(wire::Field::Flags), p11Flag::pinPad) &&
        !(found->flags & CKF_PROTECTED_AUTHENTICATION_PATH)) {
        refusal = failed(code::internal, CKR_ARGUMENTS_BAD);
        return std::nullopt;
    }
    return std::move(*found);
}

wire::Message failed(std::string_view why, unsigned long error)
{
    wire::Message message(wire::Type::P11Failed, {{wire::Field::Code, why}});
    message.add(wire::Field::PamCode, std::uint64_t{error});
    return message;
}

wire::Message failure(Pkcs11Token &token, unsigned long error)
{
    const std::string serial = token.serial;
    const bool isPresent = refresh(token) == CKR_OK && token.serial == serial;
    wire::Message message = failed(codeFor(error, isPresent, isPresent ? token.flags : 0), error);
    if (isPresent)
        message.add(wire::Field::Flags, token.flagWords());
    return message;
}

} // namespace doorward
