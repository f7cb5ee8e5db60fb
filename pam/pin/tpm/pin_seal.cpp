// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/pin_seal.h"

#include "pam/pin/tpm/connection.h"
#include "pam/pin/tpm/storage.h"

#include <cstring>
#include <memory>

namespace doorward::tpm {

namespace {

// The part of NV memory that the TCG leaves to the owner (Registry of Reserved TPM 2.0 Handles),
// from a start of our own: two indices a uid.
constexpr std::uint32_t firstIndex = 0x01a00000;
constexpr std::uint32_t uidsMost = 0x80000;

constexpr TPMA_NV indexAttributes = TPMA_NV_POLICYWRITE | TPMA_NV_OWNERREAD | TPMA_NV_NO_DA |
                                    (TPM2_NT_PIN_FAIL << TPMA_NV_TPM2_NT_SHIFT);
constexpr std::uint16_t counterBytes = 8; // TPMS_NV_PIN_COUNTER_PARAMETERS: pinCount, pinLimit

void putNumber(std::string &bytes, std::uint32_t value, int size)
{
    while (size-- > 0)
        bytes += static_cast<char>(static_cast<unsigned char>(value >> (8 * size)));
}

std::uint32_t numberAt(const BYTE *bytes)
{
    return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
           static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

std::string_view firstHalf(const LockedBytes &k2)
{
    return k2.view().substr(0, halfBytes);
}

std::string_view secondHalf(const LockedBytes &k2)
{
    return k2.view().substr(halfBytes);
}

/// The index, if there is one at that place. Its name is what the TPM says it is.
Result findIndex(const Connection &tpm, std::uint32_t place, Handle &index, std::string &name)
{
    const TSS2_RC code = Esys_TR_FromTPMPublic(tpm.esys(), place, ESYS_TR_NONE, ESYS_TR_NONE,
                                               ESYS_TR_NONE, index.into());
    if (code != TSS2_RC_SUCCESS)
        return isNoSuchHandle(code) ? Result::Changed : resultOf(code);
    TPM2B_NAME *found = nullptr;
    if (Esys_TR_GetName(tpm.esys(), index.get(), &found) != TSS2_RC_SUCCESS)
        return Result::Broken;
    const Owned<TPM2B_NAME> owned(found);
    name.assign(reinterpret_cast<const char *>(found->name), found->size);
    return Result::Good;
}

Result removeIndex(const Connection &tpm, std::uint32_t place)
{
    Handle index(tpm, Handle::Kind::Index);
    std::string name;
    const Result found = findIndex(tpm, place, index, name);
    if (found != Result::Good)
        return found == Result::Changed ? Result::Good : found;
    const TSS2_RC code = Esys_NV_UndefineSpace(tpm.esys(), ESYS_TR_RH_OWNER, index.get(),
                                               ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE);
    if (code != TSS2_RC_SUCCESS)
        return Result::Refused;
    index.forget();
    return Result::Good;
}

/// Makes the index and writes its count, the only time that anybody can.
Result makeIndex(const Connection &tpm, const Storage &storage, std::uint32_t place,
                 std::string_view authorisation, std::string &name)
{
    LockedBytes once(halfBytes);
    if (!once.isValid() || !fillRandom(once.data(), once.size()))
        return Result::Broken;
    // Who may write: whoever knows the authorisation of this object, which nobody will.
    Handle writer(tpm);
    if (const Result made = storage.makeWriter(once.view(), writer); made != Result::Good)
        return made;
    std::string writerName;
    if (const Result named = storage.nameOf(writer.get(), writerName); named != Result::Good)
        return named;
    TPM2B_NV_PUBLIC about{};
    about.nvPublic.nvIndex = place;
    about.nvPublic.nameAlg = TPM2_ALG_SHA256;
    about.nvPublic.attributes = indexAttributes;
    about.nvPublic.authPolicy = toDigest(policySecret(std::string(digestBytes, '\0'), writerName));
    about.nvPublic.dataSize = counterBytes;
    TPM2B_AUTH auth{};
    if (!copyInto(authorisation, auth.size, auth.buffer, sizeof auth.buffer))
        return Result::Broken;
    Handle index(tpm, Handle::Kind::Index);
    TSS2_RC code = Esys_NV_DefineSpace(tpm.esys(), ESYS_TR_RH_OWNER, storage.session(),
                                       ESYS_TR_NONE, ESYS_TR_NONE, &auth, &about, index.into());
    wipeMemory(&auth, sizeof auth);
    if (code != TSS2_RC_SUCCESS)
        return resultOf(code);

    std::string count;
    putNumber(count, 0, 4);
    putNumber(count, triesMost, 4);
    TPM2B_MAX_NV_BUFFER data{};
    if (!copyInto(count, data.size, data.buffer, sizeof data.buffer))
        return Result::Broken;
    Handle policy(tpm);
    if (const Result begun = storage.beginPolicy(policy); begun != Result::Good)
        return begun;
    if (const Result allowed = storage.policySecret(writer.get(), policy.get());
        allowed != Result::Good)
        return allowed;
    code = Esys_NV_Write(tpm.esys(), index.get(), index.get(), policy.get(), ESYS_TR_NONE,
                         ESYS_TR_NONE, &data, 0);
    if (code != TSS2_RC_SUCCESS)
        return resultOf(code);
    // Its name has changed with that, and the TPM is asked rather than ESYS.
    Handle again(tpm, Handle::Kind::Index);
    return findIndex(tpm, place, again, name);
}

/// The policy of the sealed object.
std::string objectPolicy(std::string_view indexName)
{
    return policyAuthValue(policySecret(std::string(digestBytes, '\0'), indexName));
}

} // namespace

std::string Sealed::encode() const
{
    std::string bytes;
    putNumber(bytes, index, 4);
    for (const std::string *part : {&indexName, &storageName, &objectPublic, &objectPrivate}) {
        putNumber(bytes, static_cast<std::uint32_t>(part->size()), 2);
        bytes += *part;
    }
    return bytes;
}

std::optional<Sealed> Sealed::decode(std::string_view bytes)
{
    Sealed sealed;
    if (bytes.size() < 4)
        return std::nullopt;
    sealed.index = numberAt(reinterpret_cast<const BYTE *>(bytes.data()));
    bytes.remove_prefix(4);
    for (std::string *part :
         {&sealed.indexName, &sealed.storageName, &sealed.objectPublic, &sealed.objectPrivate}) {
        if (bytes.size() < 2)
            return std::nullopt;
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0]) << 8 |
                                                   static_cast<unsigned char>(bytes[1]));
        bytes.remove_prefix(2);
        if (bytes.size() < size)
            return std::nullopt;
        *part = bytes.substr(0, size);
        bytes.remove_prefix(size);
    }
    if (!bytes.empty())
        return std::nullopt;
    return sealed;
}

Result seal(const std::string &tcti, std::uint32_t uid, const LockedBytes &k2,
            const std::optional<Sealed> &before, LockedBytes &secret, Sealed &sealed)
{
    const Connection tpm(tcti);
    if (!tpm.isValid())
        return Result::Missing;
    Storage storage(tpm);
    if (const Result opened = storage.open(); opened != Result::Good)
        return opened;
    Sealed made;
    made.storageName = storage.name();
    made.index = firstIndex + 2 * (uid % uidsMost);
    if (before && before->index == made.index)
        ++made.index;
    // What lies there is left over from a PIN that was cut short.
    if (const Result removed = removeIndex(tpm, made.index); removed != Result::Good)
        return removed;
    if (const Result index = makeIndex(tpm, storage, made.index, firstHalf(k2), made.indexName);
        index != Result::Good)
        return index;
    if (!secret.isValid() || !fillRandom(secret.data(), secret.size()))
        return Result::Broken;
    const Result sealing =
        storage.sealObject(secret.view(), secondHalf(k2), objectPolicy(made.indexName),
                           made.objectPublic, made.objectPrivate);
    if (sealing == Result::Good)
        sealed = std::move(made);
    return sealing;
}

Result look(const std::string &tcti, const Sealed &sealed)
{
    const Connection tpm(tcti);
    if (!tpm.isValid())
        return Result::Missing;
    Handle index(tpm, Handle::Kind::Index);
    std::string name;
    if (const Result found = findIndex(tpm, sealed.index, index, name); found != Result::Good)
        return found;
    if (name != sealed.indexName)
        return Result::Changed;
    TPM2B_MAX_NV_BUFFER *data = nullptr;
    const TSS2_RC code = Esys_NV_Read(tpm.esys(), ESYS_TR_RH_OWNER, index.get(), ESYS_TR_PASSWORD,
                                      ESYS_TR_NONE, ESYS_TR_NONE, counterBytes, 0, &data);
    const Owned<TPM2B_MAX_NV_BUFFER> owned(data);
    // An owner's password that somebody has set meanwhile: the storage key is out of reach, too.
    if (code != TSS2_RC_SUCCESS)
        return isAuthorisation(code) ? Result::Refused : resultOf(code);
    if (data->size != counterBytes)
        return Result::Broken;
    return numberAt(data->buffer) < numberAt(data->buffer + 4) ? Result::Good : Result::Blocked;
}

Result unseal(const std::string &tcti, const Sealed &sealed, const LockedBytes &k2,
              LockedBytes &secret, const std::function<void()> &judging)
{
    const Connection tpm(tcti);
    if (!tpm.isValid())
        return Result::Missing;
    Storage storage(tpm);
    if (const Result opened = storage.open(); opened != Result::Good)
        return opened;
    if (storage.name() != sealed.storageName)
        return Result::Changed;
    Handle index(tpm, Handle::Kind::Index);
    std::string name;
    if (const Result found = findIndex(tpm, sealed.index, index, name); found != Result::Good)
        return found;
    if (name != sealed.indexName)
        return Result::Changed;
    Handle object(tpm);
    if (const Result loaded = storage.load(sealed.objectPublic, sealed.objectPrivate, object);
        loaded != Result::Good)
        return loaded;
    if (!storage.setAuthorisation(index.get(), firstHalf(k2)) ||
        !storage.setAuthorisation(object.get(), secondHalf(k2)))
        return Result::Broken;
    Handle policy(tpm);
    if (const Result begun = storage.beginPolicy(policy); begun != Result::Good)
        return begun;
    // Here the TPM judges the PIN, and counts.
    judging();
    if (const Result judged = storage.policySecret(index.get(), policy.get());
        judged != Result::Good)
        return judged;
    return storage.unseal(object.get(), policy.get(), secret);
}

Result forget(const std::string &tcti, const Sealed &sealed)
{
    const Connection tpm(tcti);
    return tpm.isValid() ? removeIndex(tpm, sealed.index) : Result::Missing;
}

} // namespace doorward::tpm
