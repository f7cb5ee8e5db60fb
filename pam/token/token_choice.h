// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/token_map.h"
#include "backend/common/wire.h"
#include "pam/token/certificate.h"
#include "pam/token/trust.h"

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

    /// Nothing where message is not a certificate's P11Found, or its certificate is none.
    [[nodiscard]] static std::optional<FoundCertificate> fromMessage(const wire::Message &message);
};

/// Whose certificate it is and which one counts; or why there is none.
struct TokenChoice
{
    const FoundCertificate *found = nullptr; ///< points into the list that was chosen from
    std::string user;
    std::string_view code; ///< of backend/common/outcome.h where found is null
};

/// The one certificate of all with which user may come in; where user is empty, with which anybody
/// may. More than one person or more than one certificate is nobody's: the first hit never wins.
[[nodiscard]] TokenChoice chooseToken(const std::vector<FoundCertificate> &all, const TokenMap &map,
                                      const Trust &trust, const std::string &user);

} // namespace doorward
