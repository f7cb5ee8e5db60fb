// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/storage.h"

#include "backend/common/secret.h"

#include <cstring>
#include <openssl/sha.h>
#include <tss2/tss2_mu.h>
#include <tss2/tss2_tpm2_types.h>

namespace doorward::tpm {

namespace {

constexpr TPMA_OBJECT ownAlone = TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT | TPMA_OBJECT_NODA;
constexpr TPMT_SYM_DEF sessionCipher{TPM2_ALG_AES, {.aes = 128}, {.aes = TPM2_ALG_CFB}};

/// The template of a storage key (TCG EK and SRK profile), P-256.
TPM2B_PUBLIC storageTemplate()
{
    TPM2B_PUBLIC about{};
    TPMT_PUBLIC &area = about.publicArea;
    area.type = TPM2_ALG_ECC;
    area.nameAlg = TPM2_ALG_SHA256;
    area.objectAttributes = ownAlone | TPMA_OBJECT_RESTRICTED | TPMA_OBJECT_DECRYPT |
                            TPMA_OBJECT_SENSITIVEDATAORIGIN | TPMA_OBJECT_USERWITHAUTH;
    TPMS_ECC_PARMS &curve = area.parameters.eccDetail;
    curve.symmetric.algorithm = TPM2_ALG_AES;
    curve.symmetric.keyBits.aes = 128;
    curve.symmetric.mode.aes = TPM2_ALG_CFB;
    curve.scheme.scheme = TPM2_ALG_NULL;
    curve.curveID = TPM2_ECC_NIST_P256;
    curve.kdf.scheme = TPM2_ALG_NULL;
    return about;
}

TPM2B_PUBLIC sealedTemplate()
{
    TPM2B_PUBLIC about{};
    TPMT_PUBLIC &area = about.publicArea;
    area.type = TPM2_ALG_KEYEDHASH;
    area.nameAlg = TPM2_ALG_SHA256;
    area.objectAttributes = ownAlone;
    area.parameters.keyedHashDetail.scheme.scheme = TPM2_ALG_NULL;
    return about;
}

void putCommand(std::string &bytes, std::uint32_t command)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<unsigned char>(command >> shift));
}

std::string sha256(const std::string &bytes)
{
    std::string digest(digestBytes, '\0');
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

/// The number of a format-one answer, without the parameter or session that it is about.
TSS2_RC numberOf(TSS2_RC code)
{
    return (code & TPM2_RC_FMT1) != 0 ? code & (TPM2_RC_FMT1 | 0x3f) : code;
}

template <typename Size, typename Marshal>
bool marshalled(const Size &value, Marshal marshal, std::string &into)
{
    std::array<BYTE, sizeof value> bytes{};
    std::size_t end = 0;
    if (marshal(&value, bytes.data(), bytes.size(), &end) != TSS2_RC_SUCCESS)
        return false;
    into.assign(reinterpret_cast<const char *>(bytes.data()), end);
    return true;
}

} // namespace

Result resultOf(TSS2_RC code)
{
    if (code == TSS2_RC_SUCCESS)
        return Result::Broken; // nobody asks about a success
    if ((code & TSS2_RC_LAYER_MASK) == TSS2_TCTI_RC_LAYER ||
        (code & ~TSS2_RC_LAYER_MASK) == TSS2_BASE_RC_IO_ERROR)
        return Result::Missing;
    if ((code & TSS2_RC_LAYER_MASK) != TSS2_TPM_RC_LAYER &&
        (code & TSS2_RC_LAYER_MASK) != TSS2_RESMGR_TPM_RC_LAYER)
        return Result::Broken;
    const TSS2_RC answer = code & ~TSS2_RC_LAYER_MASK;
    if (answer == TPM2_RC_LOCKOUT)
        return Result::Locked;
    if (answer == TPM2_RC_NV_SPACE || isAuthorisation(answer) ||
        answer == TPM2_RC_NV_AUTHORIZATION || answer == TPM2_RC_AUTH_UNAVAILABLE)
        return Result::Refused;
    return Result::Broken;
}

bool isNoSuchHandle(TSS2_RC code)
{
    return numberOf(code & ~TSS2_RC_LAYER_MASK) == TPM2_RC_HANDLE;
}

bool isAuthorisation(TSS2_RC code)
{
    const TSS2_RC number = numberOf(code & ~TSS2_RC_LAYER_MASK);
    return number == TPM2_RC_AUTH_FAIL || number == TPM2_RC_BAD_AUTH;
}

std::string policySecret(const std::string &before, std::string_view name)
{
    std::string bytes = before;
    putCommand(bytes, TPM2_CC_PolicySecret);
    // Once more for the policyRef, which is empty.
    return sha256(sha256(bytes.append(name)));
}

std::string policyAuthValue(const std::string &before)
{
    std::string bytes = before;
    putCommand(bytes, TPM2_CC_PolicyAuthValue);
    return sha256(bytes);
}

TPM2B_DIGEST toDigest(const std::string &bytes)
{
    TPM2B_DIGEST digest{};
    if (!copyInto(bytes, digest.size, digest.buffer, sizeof digest.buffer))
        digest.size = 0;
    return digest;
}

bool copyInto(std::string_view bytes, UINT16 &size, BYTE *into, std::size_t most)
{
    if (bytes.size() > most)
        return false;
    size = static_cast<UINT16>(bytes.size());
    std::memcpy(into, bytes.data(), bytes.size());
    return true;
}

void wipeMemory(void *memory, std::size_t size)
{
    wipe(memory, size);
}

Result Storage::open()
{
    const TPM2B_SENSITIVE_CREATE nothing{};
    const TPM2B_PUBLIC about = storageTemplate();
    const TPM2B_DATA outside{};
    const TPML_PCR_SELECTION pcrs{};
    const TSS2_RC code = Esys_CreatePrimary(
        m_tpm.esys(), ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &nothing,
        &about, &outside, &pcrs, m_key.into(), nullptr, nullptr, nullptr, nullptr);
    if (code != TSS2_RC_SUCCESS)
        return resultOf(code);
    if (const Result named = nameOf(m_key.get(), m_name); named != Result::Good)
        return named;
    return begin(TPM2_SE_HMAC, TPMA_SESSION_DECRYPT, m_session);
}

Result Storage::nameOf(ESYS_TR handle, std::string &name) const
{
    TPM2B_NAME *found = nullptr;
    if (Esys_TR_GetName(m_tpm.esys(), handle, &found) != TSS2_RC_SUCCESS)
        return Result::Broken;
    const Owned<TPM2B_NAME> owned(found);
    name.assign(reinterpret_cast<const char *>(found->name), found->size);
    return Result::Good;
}

Result Storage::begin(TPM2_SE type, TPMA_SESSION encrypted, Handle &session) const
{
    TSS2_RC code = Esys_StartAuthSession(m_tpm.esys(), m_key.get(), ESYS_TR_NONE, ESYS_TR_NONE,
                                         ESYS_TR_NONE, ESYS_TR_NONE, nullptr, type, &sessionCipher,
                                         TPM2_ALG_SHA256, session.into());
    if (code == TSS2_RC_SUCCESS)
        code = Esys_TRSess_SetAttributes(m_tpm.esys(), session.get(),
                                         TPMA_SESSION_CONTINUESESSION | encrypted,
                                         TPMA_SESSION_CONTINUESESSION | encrypted);
    return code == TSS2_RC_SUCCESS ? Result::Good : resultOf(code);
}

Result Storage::beginPolicy(Handle &policy) const
{
    return begin(TPM2_SE_POLICY, TPMA_SESSION_ENCRYPT, policy);
}

Result Storage::policySecret(ESYS_TR entity, ESYS_TR policy) const
{
    const TSS2_RC code =
        Esys_PolicySecret(m_tpm.esys(), entity, policy, m_session.get(), ESYS_TR_NONE, ESYS_TR_NONE,
                          nullptr, nullptr, nullptr, 0, nullptr, nullptr);
    if (code == TSS2_RC_SUCCESS)
        return Result::Good;
    return isAuthorisation(code) ? Result::Wrong : resultOf(code);
}

bool Storage::setAuthorisation(ESYS_TR entity, std::string_view authorisation) const
{
    TPM2B_AUTH auth{};
    const bool set = copyInto(authorisation, auth.size, auth.buffer, sizeof auth.buffer) &&
                     Esys_TR_SetAuth(m_tpm.esys(), entity, &auth) == TSS2_RC_SUCCESS;
    wipe(&auth, sizeof auth);
    return set;
}

Result Storage::makeWriter(std::string_view authorisation, Handle &writer) const
{
    TPM2B_PUBLIC about = sealedTemplate();
    about.publicArea.objectAttributes |= TPMA_OBJECT_USERWITHAUTH;
    Owned<TPM2B_PUBLIC> publicHalf;
    Owned<TPM2B_PRIVATE> privateHalf;
    // Something has to be sealed in it.
    if (const Result made = create("w", authorisation, about, publicHalf, privateHalf);
        made != Result::Good)
        return made;
    const TSS2_RC code =
        Esys_Load(m_tpm.esys(), m_key.get(), m_session.get(), ESYS_TR_NONE, ESYS_TR_NONE,
                  privateHalf.get(), publicHalf.get(), writer.into());
    if (code != TSS2_RC_SUCCESS)
        return resultOf(code);
    return setAuthorisation(writer.get(), authorisation) ? Result::Good : Result::Broken;
}

Result Storage::sealObject(std::string_view data, std::string_view authorisation,
                           const std::string &policy, std::string &publicHalf,
                           std::string &privateHalf) const
{
    TPM2B_PUBLIC about = sealedTemplate();
    about.publicArea.authPolicy = toDigest(policy);
    Owned<TPM2B_PUBLIC> madePublic;
    Owned<TPM2B_PRIVATE> madePrivate;
    if (const Result made = create(data, authorisation, about, madePublic, madePrivate);
        made != Result::Good)
        return made;
    return marshalled(*madePublic, &Tss2_MU_TPM2B_PUBLIC_Marshal, publicHalf) &&
                   marshalled(*madePrivate, &Tss2_MU_TPM2B_PRIVATE_Marshal, privateHalf)
               ? Result::Good
               : Result::Broken;
}

Result Storage::create(std::string_view data, std::string_view authorisation,
                       const TPM2B_PUBLIC &about, Owned<TPM2B_PUBLIC> &publicHalf,
                       Owned<TPM2B_PRIVATE> &privateHalf) const
{
    TPM2B_SENSITIVE_CREATE secrets{};
    TPM2B_AUTH &auth = secrets.sensitive.userAuth;
    TPM2B_SENSITIVE_DATA &content = secrets.sensitive.data;
    if (!copyInto(authorisation, auth.size, auth.buffer, sizeof auth.buffer) ||
        !copyInto(data, content.size, content.buffer, sizeof content.buffer))
        return Result::Broken;
    const TPM2B_DATA outside{};
    const TPML_PCR_SELECTION pcrs{};
    TPM2B_PRIVATE *madePrivate = nullptr;
    TPM2B_PUBLIC *madePublic = nullptr;
    const TSS2_RC code = Esys_Create(m_tpm.esys(), m_key.get(), m_session.get(), ESYS_TR_NONE,
                                     ESYS_TR_NONE, &secrets, &about, &outside, &pcrs, &madePrivate,
                                     &madePublic, nullptr, nullptr, nullptr);
    wipe(&secrets, sizeof secrets);
    privateHalf.reset(madePrivate);
    publicHalf.reset(madePublic);
    return code == TSS2_RC_SUCCESS ? Result::Good : resultOf(code);
}

Result Storage::load(const std::string &publicHalf, const std::string &privateHalf,
                     Handle &object) const
{
    TPM2B_PUBLIC readPublic{};
    TPM2B_PRIVATE readPrivate{};
    std::size_t publicEnd = 0;
    std::size_t privateEnd = 0;
    if (Tss2_MU_TPM2B_PUBLIC_Unmarshal(reinterpret_cast<const BYTE *>(publicHalf.data()),
                                       publicHalf.size(), &publicEnd,
                                       &readPublic) != TSS2_RC_SUCCESS ||
        Tss2_MU_TPM2B_PRIVATE_Unmarshal(reinterpret_cast<const BYTE *>(privateHalf.data()),
                                        privateHalf.size(), &privateEnd,
                                        &readPrivate) != TSS2_RC_SUCCESS)
        return Result::Changed;
    const TSS2_RC code = Esys_Load(m_tpm.esys(), m_key.get(), m_session.get(), ESYS_TR_NONE,
                                   ESYS_TR_NONE, &readPrivate, &readPublic, object.into());
    if (code == TSS2_RC_SUCCESS)
        return Result::Good;
    // An object of another TPM fails its integrity check.
    const TSS2_RC number = numberOf(code & ~TSS2_RC_LAYER_MASK);
    return number == TPM2_RC_INTEGRITY || number == TPM2_RC_BINDING ? Result::Changed
                                                                    : resultOf(code);
}

Result Storage::unseal(ESYS_TR object, ESYS_TR policy, LockedBytes &secret) const
{
    TSS2_RC code =
        Esys_PolicyAuthValue(m_tpm.esys(), policy, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE);
    if (code != TSS2_RC_SUCCESS)
        return resultOf(code);
    TPM2B_SENSITIVE_DATA *data = nullptr;
    code = Esys_Unseal(m_tpm.esys(), object, policy, ESYS_TR_NONE, ESYS_TR_NONE, &data);
    if (code != TSS2_RC_SUCCESS) {
        const TSS2_RC number = numberOf(code & ~TSS2_RC_LAYER_MASK);
        return number == TPM2_RC_POLICY_FAIL ? Result::Changed
               : isAuthorisation(code)       ? Result::Wrong
                                             : resultOf(code);
    }
    const bool whole = secret.isValid() && data->size == secret.size();
    if (whole)
        std::memcpy(secret.data(), data->buffer, secret.size());
    wipe(data, sizeof *data);
    Esys_Free(data);
    return whole ? Result::Good : Result::Broken;
}

} // namespace doorward::tpm
