// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/certificate.h"
#include "backend/cards/trust.h"
#include "backend/common/token_map.h"
#include "backend/common/wire.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// A certificate on a token, as doorward-p11 found it.
struct FoundCertificate
{
    std::string module;
    std::string serial;
    std::string label;
    std::string reader;
    std::string flags;
    std::string key;        ///< its id on the token, in hexadecimal digits
    std::size_t pinMin = 0; ///< bytes, within limits::tokenPinMin and tokenPinMax
    std::size_t pinMax = 0;
    Certificate certificate;
    std::vector<std::string> identities; ///< card_identities.h
    std::string manufacturer = {};
    std::string model = {};

    /// Whether the key beside it is not known to make no signatures.
    [[nodiscard]] bool mayOpen() const;

    /// Nothing where message is not a certificate's P11Found, or its certificate is none.
    [[nodiscard]] static std::optional<FoundCertificate> fromMessage(const wire::Message &message);
};

/// What a token says of itself, in the form in which it may be shown and compared.
[[nodiscard]] std::string tokenText(const wire::Message &message, wire::Field field);

/// Whose card it is, or why it is nobody's.
struct TokenChoice
{
    /// The certificates that user may come in with, each good. They point into the list that was
    /// chosen from. Which of several it is to be is for the person to say.
    std::vector<const FoundCertificate *> candidates;
    std::string user;
    std::string_view code; ///< of backend/common/outcome.h where there are no candidates
};

/// The certificates of all with which user may come in; where user is empty, with which anybody
/// may. More than one person is nobody: the first hit never wins.
[[nodiscard]] TokenChoice chooseToken(const std::vector<FoundCertificate> &all, const TokenMap &map,
                                      const Trust &trust, const std::string &user);

/// The code for a certificate that trust judges so; empty for a good one.
[[nodiscard]] std::string_view codeOf(Trust::Verdict verdict);

} // namespace doorward
