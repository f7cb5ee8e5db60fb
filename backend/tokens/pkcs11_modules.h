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

/// All slots of an initialised module, with and without a token. None where it has more than 256.
[[nodiscard]] std::vector<CK_SLOT_ID> slotsOf(CK_FUNCTION_LIST *functions);

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
