// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_pin_change.h"

#include "backend/common/outcome.h"
#include "backend/common/p11_helper.h"
#include "backend/tokens/pkcs11_session.h"
#include "backend/tokens/token_request.h"

#include <string_view>

namespace doorward {

namespace {

// The interface takes no pointer to constant bytes; no module changes them.
// None at all means that the reader asks (PKCS#11 2.40, section 5.5, C_SetPIN).
CK_UTF8CHAR *bytesOf(std::string_view pin)
{
    return pin.empty() ? nullptr : reinterpret_cast<CK_UTF8CHAR *>(const_cast<char *>(pin.data()));
}

wire::Message refusal(Pkcs11Token &token, unsigned long error)
{
    switch (error) {
    case CKR_PIN_LEN_RANGE:
    case CKR_PIN_INVALID:
        return failed(code::cardPinRejected, error); // the new one, by the card's own rules
    case CKR_FUNCTION_NOT_SUPPORTED:
        return failed(code::cardPinExpired, error);
    default:
        return failure(token, error);
    }
}

} // namespace

wire::Message changeTokenPin(const wire::Message &request, const Secret &pins)
{
    const bool pad = hasFlag(request.text(wire::Field::Flags), p11Flag::pinPad);
    const std::string_view current = pins.view().substr(0, pins.view().find('\0'));
    const std::string_view next =
        current.size() < pins.size() ? pins.view().substr(current.size() + 1) : std::string_view();
    if (pad ? !pins.isEmpty() : current.empty() || next.empty())
        return failed(code::internal, CKR_ARGUMENTS_BAD);
    Pkcs11Modules modules;
    wire::Message refused(wire::Type::P11Failed);
    auto token = tokenOf(modules, request, refused);
    if (!token)
        return refused;
    const Pkcs11Session session(*token, Pkcs11Session::Access::Write);
    CK_RV error = session.error();
    if (error == CKR_OK)
        error = session.functions()->C_SetPIN(session.handle(), bytesOf(current), current.size(),
                                              bytesOf(next), next.size());
    return error == CKR_OK ? wire::Message(wire::Type::P11PinSet) : refusal(*token, error);
}

} // namespace doorward
