// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pam/pin/tpm/connection.h"
#include "pam/pin/tpm/pin_seal.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace doorward::tpm {

struct FreeEsys
{
    void operator()(void *memory) const { Esys_Free(memory); }
};
/// What ESYS has allocated.
template <typename Type> using Owned = std::unique_ptr<Type, FreeEsys>;

inline constexpr std::size_t digestBytes = 32;

/// What a TPM's or ESYS's answer means here. Never Good for a failure.
[[nodiscard]] Result resultOf(TSS2_RC code);
[[nodiscard]] bool isNoSuchHandle(TSS2_RC code);
[[nodiscard]] bool isAuthorisation(TSS2_RC code);

/// The policy digest after one more PolicySecret of an entity of that name, with an empty policyRef
/// (TPM 2.0 Library, part 3, "TPM2_PolicySecret").
[[nodiscard]] std::string policySecret(const std::string &before, std::string_view name);
/// The same after PolicyAuthValue.
[[nodiscard]] std::string policyAuthValue(const std::string &before);
[[nodiscard]] TPM2B_DIGEST toDigest(const std::string &bytes);

/// False where it does not fit.
[[nodiscard]] bool copyInto(std::string_view bytes, UINT16 &size, BYTE *into, std::size_t most);
void wipeMemory(void *memory, std::size_t size);

/// The owner's storage key (P-256, made anew from the TPM's seed each time, so always the same) and
/// a session salted with it. One thread.
class Storage
{
public:
    explicit Storage(const Connection &tpm) : m_tpm(tpm), m_key(tpm), m_session(tpm) {}

    [[nodiscard]] Result open();
    [[nodiscard]] const std::string &name() const { return m_name; }
    /// An HMAC session that encrypts the first parameter of a command.
    [[nodiscard]] ESYS_TR session() const { return m_session.get(); }
    [[nodiscard]] Result nameOf(ESYS_TR handle, std::string &name) const;

    /// A policy session that encrypts what comes back.
    [[nodiscard]] Result beginPolicy(Handle &policy) const;
    /// Authorises policy by entity's authorisation, which ESYS has been told.
    [[nodiscard]] Result policySecret(ESYS_TR entity, ESYS_TR policy) const;
    [[nodiscard]] bool setAuthorisation(ESYS_TR entity, std::string_view authorisation) const;

    /// An object that is good for nothing but its authorisation.
    [[nodiscard]] Result makeWriter(std::string_view authorisation, Handle &writer) const;
    /// Seals data under authorisation and policy; the object's two halves, as the TPM writes them.
    [[nodiscard]] Result sealObject(std::string_view data, std::string_view authorisation,
                                    const std::string &policy, std::string &publicHalf,
                                    std::string &privateHalf) const;
    [[nodiscard]] Result load(const std::string &publicHalf, const std::string &privateHalf,
                              Handle &object) const;
    /// The data of a sealed object, into all of secret.
    [[nodiscard]] Result unseal(ESYS_TR object, ESYS_TR policy, LockedBytes &secret) const;

private:
    [[nodiscard]] Result create(std::string_view data, std::string_view authorisation,
                                const TPM2B_PUBLIC &about, Owned<TPM2B_PUBLIC> &publicHalf,
                                Owned<TPM2B_PRIVATE> &privateHalf) const;
    [[nodiscard]] Result begin(TPM2_SE type, TPMA_SESSION encrypted, Handle &session) const;

    const Connection &m_tpm;
    Handle m_key;
    Handle m_session;
    std::string m_name;
};

} // namespace doorward::tpm
