// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/pkcs11_modules.h"

#include "backend/common/clean_text.h"
#include "backend/common/limits.h"
#include "backend/common/p11_helper.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace doorward {

namespace {

constexpr std::size_t mostSlots = std::size_t{limits::readers} * 4; // OpenSC makes four of a reader
constexpr std::size_t mostNameBytes = 64;

/// A field of a CK_ structure: padded with blanks, without a terminator.
template <std::size_t size> std::string fixedText(const unsigned char (&field)[size])
{
    return cleanText({reinterpret_cast<const char *>(field), size}, size);
}

} // namespace

std::string Pkcs11Token::flagWords() const
{
    constexpr std::array<std::pair<CK_FLAGS, std::string_view>, 6> names{{
        {CKF_LOGIN_REQUIRED, p11Flag::loginRequired},
        {CKF_USER_PIN_COUNT_LOW, p11Flag::countLow},
        {CKF_USER_PIN_FINAL_TRY, p11Flag::finalTry},
        {CKF_USER_PIN_LOCKED, p11Flag::locked},
        {CKF_USER_PIN_TO_BE_CHANGED, p11Flag::toBeChanged},
        {CKF_PROTECTED_AUTHENTICATION_PATH, p11Flag::pinPad},
    }};
    std::string words(isOutside     ? p11Flag::outside
                      : isRemovable ? std::string_view()
                                    : p11Flag::fixed);
    for (const auto &[flag, word] : names)
        if (flags & flag)
            words.append(words.empty() ? "" : " ").append(word);
    return words;
}

std::string slotName(const CK_SLOT_INFO &about)
{
    return fixedText(about.slotDescription);
}

std::string moduleName(CK_FUNCTION_LIST *functions)
{
    const std::unique_ptr<char, void (*)(void *)> name(p11_kit_module_get_name(functions),
                                                       &std::free);
    return name ? cleanText(name.get(), mostNameBytes) : std::string();
}

std::vector<CK_SLOT_ID> slotsOf(CK_FUNCTION_LIST *functions, Slots which)
{
    const CK_BBOOL withToken = which == Slots::WithToken ? CK_TRUE : CK_FALSE;
    CK_ULONG count = 0;
    // Asked without a buffer first: that is what makes a module look for new readers.
    if (functions->C_GetSlotList(withToken, nullptr, &count) != CKR_OK)
        return {};
    std::vector<CK_SLOT_ID> slots(std::min<std::size_t>(count, mostSlots));
    count = slots.size();
    if (slots.empty() || functions->C_GetSlotList(withToken, slots.data(), &count) != CKR_OK)
        return {};
    slots.resize(std::min<std::size_t>(count, slots.size()));
    return slots;
}

Pkcs11Modules::Pkcs11Modules() : m_modules(p11_kit_modules_load_and_initialize(0)) {}

Pkcs11Modules::~Pkcs11Modules()
{
    if (m_modules)
        p11_kit_modules_finalize_and_release(m_modules);
}

std::vector<Pkcs11Token> Pkcs11Modules::tokens()
{
    std::vector<Pkcs11Token> all;
    m_hasReader = m_hasCard = false;
    for (CK_FUNCTION_LIST **module = m_modules; module && *module; ++module)
        addTokens(*module, all);
    return all;
}

void Pkcs11Modules::addTokens(CK_FUNCTION_LIST *functions, std::vector<Pkcs11Token> &into)
{
    for (const CK_SLOT_ID slot : slotsOf(functions)) {
        CK_SLOT_INFO about{};
        if (functions->C_GetSlotInfo(slot, &about) != CKR_OK)
            continue;
        const bool isReader = (about.flags & CKF_REMOVABLE_DEVICE) != 0;
        m_hasReader = m_hasReader || isReader;
        if (!(about.flags & CKF_TOKEN_PRESENT) || into.size() == mostSlots)
            continue;
        m_hasCard = m_hasCard || isReader;
        Pkcs11Token token;
        token.module = moduleName(functions);
        token.functions = functions;
        token.slot = slot;
        token.reader = slotName(about);
        token.isRemovable = isReader;
        constexpr CK_FLAGS wanted = CKF_TOKEN_INITIALIZED | CKF_LOGIN_REQUIRED;
        if (refresh(token) == CKR_OK && (token.flags & wanted) == wanted)
            into.push_back(std::move(token));
    }
}

CK_RV refresh(Pkcs11Token &token)
{
    CK_TOKEN_INFO about{};
    const CK_RV error = token.functions->C_GetTokenInfo(token.slot, &about);
    if (error != CKR_OK)
        return error;
    token.label = fixedText(about.label);
    token.manufacturer = fixedText(about.manufacturerID);
    token.model = fixedText(about.model);
    token.serial = fixedText(about.serialNumber);
    token.flags = about.flags;
    token.pinMinimum = about.ulMinPinLen;
    token.pinMaximum = about.ulMaxPinLen;
    return CKR_OK;
}

} // namespace doorward
