// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/token_choice.h"
#include "backend/common/config.h"
#include "backend/common/p11_helper.h"
#include "backend/common/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// A token that is in, by what it says of itself.
struct ListedToken
{
    std::string label;
    std::string serial;
    std::string reader;
};

/// What doorward-p11 does with the cards that are in, and what is believed of its answers: that
/// there is a certificate of these bytes, and a signature that has been verified here.
///
/// A process per call, with a deadline. For one thread; a call waits.
class CardWork
{
public:
    struct Result
    {
        std::string_view code = {};         ///< of backend/common/outcome.h; empty: done
        std::optional<unsigned> tries = {}; ///< that the card's PIN has left, where it is known

        [[nodiscard]] bool isDone() const { return code.empty(); }
    };

    /// What a token is to make of a few bytes in the login that its signature comes out of.
    struct Unwrapping
    {
        std::string key;     ///< its id on the token, in hexadecimal digits
        std::string wrapped; ///< as TokenSlot::wrapped()
        Secret shared = {};  ///< the answer; empty where there was none
    };

    /// helper: doorward-p11; cage: where it runs, nothing for the caller's place.
    CardWork(std::string helper, std::optional<Cage> cage);

    /// The tokens that can be pulled out, added to into.
    [[nodiscard]] Result list(std::vector<ListedToken> &into);

    /// The certificates of all tokens, added to into.
    [[nodiscard]] Result find(std::vector<FoundCertificate> &into);

    /// Has found's card, once it has taken pin, sign challenge (a SHA-256 digest), and verifies
    /// that with found's certificate. A reader with keys of its own (the flag pin-pad) asks for the
    /// PIN itself, and pin is not looked at. What is to be unwrapped, where there is something,
    /// comes after the signature and takes nothing away from it.
    [[nodiscard]] Result prove(const FoundCertificate &found, const std::string &challenge,
                               const Secret &pin, Unwrapping *unwrapping = nullptr);

    /// Has found's card, whose PIN is current, take next for it. Both are typed on the keys of a
    /// reader that has some (the flag pin-pad), and neither is looked at.
    [[nodiscard]] Result changePin(const FoundCertificate &found, const Secret &current,
                                   const Secret &next);

    /// What an administrator should know of all calls so far.
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }

private:
    [[nodiscard]] Result listUntil(P11Helper::Clock::time_point deadline,
                                   std::vector<ListedToken> &into);
    [[nodiscard]] Result readFound(P11Helper &helper, std::vector<FoundCertificate> &into);
    [[nodiscard]] Result start(P11Helper &helper, wire::Message request,
                               const FoundCertificate &found, const Descriptor &pipe);
    [[nodiscard]] Result unlessPulled(Result result, const FoundCertificate &found);
    [[nodiscard]] Result readSignature(P11Helper &helper, const Certificate &certificate,
                                       const std::string &challenge,
                                       P11Helper::Clock::time_point deadline);
    void readUnwrapped(P11Helper &helper, int socket, Secret &into);
    [[nodiscard]] Result readPinSet(P11Helper &helper, P11Helper::Clock::time_point deadline);
    [[nodiscard]] bool isStillIn(const FoundCertificate &found);
    [[nodiscard]] Result failed(const wire::Message &message);
    [[nodiscard]] Result broken(P11Helper::Fault fault);

    std::string m_helper;
    std::optional<Cage> m_cage;
    std::vector<std::string> m_notes;
};

/// The folders that PKCS#11 modules need beside the system's own: pcscd's socket, and those of the
/// setting Token.ModulePaths.
[[nodiscard]] std::vector<std::string> modulePaths(const Config &config);

/// What found's card can be asked to compare: anything else is never sent to it.
[[nodiscard]] bool isTokenPin(const FoundCertificate &found, std::string_view pin);

} // namespace doorward
