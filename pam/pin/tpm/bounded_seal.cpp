// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/tpm/bounded_seal.h"

#include "backend/common/limits.h"
#include "pam/pin/tpm/apart.h"

#include <cstring>

namespace doorward::tpm::bounded {

namespace {

/// For work that needs no key and has no answer but its result.
Result resultOf(unsigned seconds, const std::function<Result()> &work)
{
    const LockedBytes noKey(1);
    LockedBytes answer(answerMost);
    return runApart(
               seconds, noKey, [&work](const Errand &errand) { (void)errand.answer(work(), {}); },
               answer)
        .result;
}

bool takeSecret(const LockedBytes &answer, std::size_t size, LockedBytes &secret)
{
    if (size < secretBytes || !secret.isValid() || secret.size() != secretBytes)
        return false;
    std::memcpy(secret.data(), answer.data(), secretBytes);
    return true;
}

} // namespace

Result seal(const std::string &tcti, std::uint32_t uid, const LockedBytes &k2,
            const std::optional<Sealed> &before, LockedBytes &secret, Sealed &sealed)
{
    LockedBytes answer(answerMost);
    const Returned back = runApart(
        limits::tpmSealSeconds, k2,
        [&](const Errand &errand) {
            LockedBytes made(secretBytes);
            Sealed kept;
            const Result result = tpm::seal(tcti, uid, errand.key(), before, made, kept);
            LockedBytes both(answerMost);
            const std::string rest = kept.encode();
            if (result != Result::Good || !both.isValid() ||
                secretBytes + rest.size() > answerMost) {
                (void)errand.answer(result == Result::Good ? Result::Broken : result, {});
                return;
            }
            std::memcpy(both.data(), made.data(), secretBytes);
            std::memcpy(both.data() + secretBytes, rest.data(), rest.size());
            (void)errand.answer(result, both.view().substr(0, secretBytes + rest.size()));
        },
        answer);
    if (back.result != Result::Good)
        return back.result;
    if (!takeSecret(answer, back.answer, secret))
        return Result::Broken;
    std::optional<Sealed> kept =
        Sealed::decode(answer.view().substr(secretBytes, back.answer - secretBytes));
    if (!kept)
        return Result::Broken;
    sealed = std::move(*kept);
    return Result::Good;
}

Result look(const std::string &tcti, const Sealed &sealed)
{
    return resultOf(limits::tpmLookSeconds, [&] { return tpm::look(tcti, sealed); });
}

Result unseal(const std::string &tcti, const Sealed &sealed, const LockedBytes &k2,
              LockedBytes &secret, bool &judged)
{
    LockedBytes answer(answerMost);
    const Returned back = runApart(
        limits::tpmSeconds, k2,
        [&](const Errand &errand) {
            LockedBytes found(secretBytes);
            const Result result =
                tpm::unseal(tcti, sealed, errand.key(), found, [&errand] { errand.judging(); });
            (void)errand.answer(result, result == Result::Good ? found.view() : std::string_view());
        },
        answer);
    judged = back.judged;
    if (back.result != Result::Good)
        return back.result;
    return takeSecret(answer, back.answer, secret) ? Result::Good : Result::Broken;
}

Result forget(const std::string &tcti, const Sealed &sealed)
{
    return resultOf(limits::tpmLookSeconds, [&] { return tpm::forget(tcti, sealed); });
}

} // namespace doorward::tpm::bounded
