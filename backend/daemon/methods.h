// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "backend/daemon/channel/purpose.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// Which methods there are, what PAM service each one is, and who has which.
class Methods
{
public:
    /// The folders of the PIN vaults and of token-map.
    Methods(const Config &config, std::string vaultFolder, std::string configurationFolder);

    struct Choice
    {
        std::string kind;    ///< what the worker is told to do: login, unlock, enrol …
        std::string method;  ///< pin, password, token, enrol, remove or change
        std::string service; ///< the PAM service's name
    };

    /// Whose secret it is that a channel changes.
    enum class Owner { Self, Other };

    /// What name (or its alias of GDM's) means on a channel of purpose; nothing where it is none of
    /// the methods that such a channel has. An administrator who removes another's PIN is asked
    /// nothing; nobody else is let near it without its password or itself.
    [[nodiscard]] std::optional<Choice> choose(Purpose purpose, std::string_view name,
                                               Owner owner = Owner::Self) const;

    /// password always, pin where a vault exists, token where token-map names the user, or where
    /// people may have maps of their own: nobody's home is looked into to offer a card.
    [[nodiscard]] std::vector<std::string> of(const std::string &user) const;

    /// One sentence per service name of the configuration that is not one; the standard is used.
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    [[nodiscard]] std::string service(const Config &config, std::string_view key,
                                      std::string_view standard);
    [[nodiscard]] bool hasVault(const std::string &user) const;
    [[nodiscard]] bool isInTokenMap(const std::string &user) const;

    std::string m_vaultFolder;
    std::string m_tokenMap;
    bool m_userMaps;
    std::vector<std::string> m_problems;
    std::string m_pin;
    std::string m_password;
    std::string m_token;
};

/// Whether name can be a user's: short enough, and nothing that would make it a path or break a
/// line of a log. Whether somebody is called that is another question.
[[nodiscard]] bool isUserName(std::string_view name);

} // namespace doorward
