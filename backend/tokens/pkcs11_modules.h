// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <string>
#include <vector>

namespace doorward {

/// A token in a slot, as its PKCS#11 module describes it.
struct Pkcs11Token
{
    std::string module; ///< p11-kit's name for the module
    CK_FUNCTION_LIST *functions = nullptr;
    CK_SLOT_ID slot = 0;
    std::string label;
    std::string manufacturer;
    std::string model;
    std::string serial;
    std::string reader; ///< the slot's description: a reader's name with most modules
    bool isRemovable = false;
    bool isOutside = false; ///< removable, and in no reader of pcscd's
    CK_FLAGS flags = 0;     ///< of CK_TOKEN_INFO
    CK_ULONG pinMinimum = 0;
    CK_ULONG pinMaximum = 0;

    /// The words of the message field Flags.
    [[nodiscard]] std::string flagWords() const;
};

/// The slot's description as it is reported: at most 64 bytes.
[[nodiscard]] std::string slotName(const CK_SLOT_INFO &about);

enum class Slots { All, WithToken };

/// The slots of an initialised module. None where they are more than 256.
[[nodiscard]] std::vector<CK_SLOT_ID> slotsOf(CK_FUNCTION_LIST *functions,
                                              Slots which = Slots::All);

/// p11-kit's name for the module.
[[nodiscard]] std::string moduleName(CK_FUNCTION_LIST *functions);

/// All PKCS#11 modules that p11-kit's configuration names, loaded and initialised. One at a time.
class Pkcs11Modules
{
public:
    Pkcs11Modules();
    ~Pkcs11Modules();
    Pkcs11Modules(const Pkcs11Modules &) = delete;
    Pkcs11Modules &operator=(const Pkcs11Modules &) = delete;

    /// The tokens that want a login, as they are now: what cannot tell anybody from anybody (a
    /// trust store, a token not set up) is left out.
    [[nodiscard]] std::vector<Pkcs11Token> tokens();
    /// Whether the last tokens() saw a slot that a token can be put into.
    [[nodiscard]] bool hasReader() const { return m_hasReader; }
    /// Whether it saw something in one of them, and be it a card that no module knows.
    [[nodiscard]] bool hasCard() const { return m_hasCard; }

private:
    void addTokens(CK_FUNCTION_LIST *functions, std::vector<Pkcs11Token> &into);

    CK_FUNCTION_LIST **m_modules;
    bool m_hasReader = false;
    bool m_hasCard = false;
};

/// Reads flags, label and the rest of token's CK_TOKEN_INFO anew.
[[nodiscard]] CK_RV refresh(Pkcs11Token &token);

} // namespace doorward
