// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <vector>

namespace doorward {

/// Answers P11List: a packet per token that can be pulled out, and the last packet, which names the
/// readers that the answer holds for.
[[nodiscard]] std::vector<wire::Message> listTokens();

/// Answers P11Find: a packet per certificate that may have its private key beside it, and the last
/// packet. Of the tokens with request's Serial alone where it has one.
[[nodiscard]] std::vector<wire::Message> findCertificates(const wire::Message &request);

} // namespace doorward
