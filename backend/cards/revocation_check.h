// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/crl_folder.h"
#include "backend/cards/revocation.h"
#include "backend/common/config.h"
#include "backend/common/p11_helper.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

struct RevocationSettings
{
    RevocationPolicy policy = RevocationPolicy::Off;
    std::string lists;     ///< the folder of CRL files
    std::string responder; ///< an http:// address in place of the certificates' own, or empty
    unsigned seconds = 5;  ///< that a responder has for its answer, its name's lookup included
    unsigned staleHours = 0;
    std::string helper; ///< doorward-ocsp
    /// Whom the helper runs as; nothing: it cannot be started, and no responder is reached.
    std::optional<Cage> cage = {};

    /// As config has them, lists in folder.
    [[nodiscard]] static RevocationSettings from(const Config &config, const std::string &folder);
};

/// Whether a card's certificate has been taken back by who issued it.
///
/// A list that says good is enough; otherwise the responder is asked. The network is a helper's
/// work: doorward-ocsp, a process of its own user for one question, whose answer is verified here.
class RevocationCheck
{
public:
    /// owner: of the list files. Does nothing where the policy is off.
    RevocationCheck(RevocationSettings settings, uid_t owner);

    /// Empty, or the code (card-revoked, card-unchecked) that certificate, which trust has judged
    /// good, is refused with. Waits for a responder. One that lies in trust's folder itself is
    /// asked about nowhere: taking it out of there is its revocation.
    [[nodiscard]] std::string_view check(const Certificate &certificate, const Trust &trust);

    /// What an administrator should know of all checks so far.
    [[nodiscard]] const std::vector<std::string> &notes() const { return m_notes; }

private:
    [[nodiscard]] RevocationAnswer askResponder(const Certificate &certificate, const Trust &trust);
    [[nodiscard]] std::optional<std::string> fetch(const std::string &address,
                                                   const std::string &question);

    RevocationSettings m_settings;
    CrlFolder m_lists;
    std::vector<std::string> m_notes;
};

} // namespace doorward
