// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/cards/card_work.h"
#include "backend/cards/revocation_check.h"

#include <optional>
#include <string>
#include <vector>

namespace doorward::ctl {

/// A certificate on an inserted card, and what the machine's rules make of it.
struct JudgedCertificate
{
    const FoundCertificate *found = nullptr; ///< in the list that was judged
    std::vector<std::string> users;          ///< whom the token map names
    std::string_view code;                   ///< why it opens nothing; empty where it opens a door
};

/// A person's own token map, for whoever asks about that person.
struct OwnMap
{
    std::string user;
    std::string state; ///< counts, missing, untrusted or not-allowed
};

/// The cage of one of the helpers, by its user; nothing where there is none, or it is root.
[[nodiscard]] std::optional<Cage> cageOf(const char *name);

/// What /etc/doorward says about cards, read once. Only root can read all of it.
class CardRules
{
public:
    /// With what user, where one is named, says of their own cards, if that counts here.
    [[nodiscard]] static CardRules load(const std::string &user = {});

    /// Each certificate of all by itself, in its order; two cards in two readers may still be too
    /// many at the door. May wait for an OCSP responder.
    [[nodiscard]] std::vector<JudgedCertificate> judge(const std::vector<FoundCertificate> &all);

    /// Whether a rule names somebody for it already.
    [[nodiscard]] bool names(const FoundCertificate &certificate) const
    {
        return !m_map.users(certificate.identities).empty();
    }
    [[nodiscard]] bool isMapReadable() const { return m_map.state() != TokenMap::State::Untrusted; }
    /// Whose own map was asked for, and whether it counts; nothing where nobody's was.
    [[nodiscard]] const std::optional<OwnMap> &ownMap() const { return m_own; }
    /// Whether people may have maps of their own.
    [[nodiscard]] bool areOwnMapsAllowed() const { return m_areOwnMapsAllowed; }
    /// What is wrong with the rules, or was with their sources when they were judged by.
    [[nodiscard]] std::vector<std::string> problems() const;

private:
    CardRules(TokenMap map, Trust trust, RevocationSettings revocation);

    void askOwnMap(const std::string &user);
    [[nodiscard]] std::string_view codeFor(const JudgedCertificate &certificate);

    TokenMap m_map;
    Trust m_trust;
    RevocationCheck m_revocation;
    bool m_areOwnMapsAllowed = false;
    std::optional<OwnMap> m_own;
    std::vector<std::string> m_ownProblems;
};

} // namespace doorward::ctl
