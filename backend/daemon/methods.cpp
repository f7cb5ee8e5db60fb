// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/methods.h"

#include "backend/common/limits.h"
#include "backend/common/token_map.h"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

/// A PAM service is a file of one folder: what could name another place is none.
bool isServiceName(std::string_view name)
{
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    return !name.empty() && name.size() <= 64 && name.front() != '.' &&
           name.find_first_not_of(allowed) == std::string_view::npos;
}

std::string_view withoutAlias(std::string_view name)
{
    if (name == "gdm-pin")
        return "pin";
    if (name == "gdm-password")
        return "password";
    if (name == "gdm-smartcard")
        return "token";
    return name;
}

} // namespace

Methods::Methods(const Config &config, std::string vaultFolder, std::string configurationFolder)
    : m_vaultFolder(std::move(vaultFolder)),
      m_tokenMap(std::move(configurationFolder) + "/token-map"),
      m_userMaps(config.boolean("Token", "UserMaps")), m_pin(service(config, "Pin", "gdm-pin")),
      m_password(service(config, "Password", "doorward-password")),
      m_token(service(config, "Token", "doorward-token"))
{}

std::string Methods::service(const Config &config, std::string_view key, std::string_view standard)
{
    const std::string &name = config.text("Methods", key);
    if (isServiceName(name))
        return name;
    m_problems.push_back("[Methods] " + std::string(key) + " is no name of a PAM service, " +
                         std::string(standard) + " is used");
    return std::string(standard);
}

std::optional<Methods::Choice> Methods::choose(Purpose purpose, std::string_view name,
                                               Owner owner) const
{
    const char *kind = purpose == Purpose::Login ? "login" : "unlock";
    switch (purpose) {
    case Purpose::Login:
    case Purpose::Unlock:
        name = withoutAlias(name);
        if (name == "pin")
            return Choice{kind, "pin", m_pin};
        if (name == "password")
            return Choice{kind, "password", m_password};
        if (name == "token")
            return Choice{kind, "token", m_token};
        break;
    case Purpose::Enrol:
        if (name == "enrol")
            return Choice{"enrol", "enrol", m_pin};
        if (name == "remove" && owner == Owner::Other)
            return Choice{"remove", "remove", "doorward-pin-clear"};
        if (name == "remove")
            return Choice{"remove", "remove", "doorward-pin-remove"};
        if (name == "enrol-by-pin" && owner == Owner::Self)
            return Choice{"enrol", "enrol", "doorward-pin-change"};
        if (name == "remove-by-pin" && owner == Owner::Self)
            return Choice{"remove", "remove", "doorward-pin-drop"};
        break;
    case Purpose::Password:
        if (name == "change")
            return Choice{"change", "change", m_password};
        break;
    }
    return std::nullopt;
}

std::vector<std::string> Methods::of(const std::string &user) const
{
    std::vector<std::string> methods;
    if (hasVault(user))
        methods.emplace_back("pin");
    methods.emplace_back("password");
    if (m_userMaps || isInTokenMap(user))
        methods.emplace_back("token");
    return methods;
}

bool Methods::hasVault(const std::string &user) const
{
    struct stat about
    {};
    return isUserName(user) && lstat((m_vaultFolder + '/' + user).c_str(), &about) == 0 &&
           S_ISREG(about.st_mode);
}

bool Methods::isInTokenMap(const std::string &user) const
{
    // With the eyes of the PAM module: a map that it does not trust offers nobody a card.
    return TokenMap::load(m_tokenMap, geteuid()).names(user);
}

bool isUserName(std::string_view name)
{
    if (name.empty() || name.size() >= limits::userNameBytes || name.front() == '.' ||
        name.front() == '-')
        return false;
    return std::none_of(name.begin(), name.end(), [](char one) {
        const auto byte = static_cast<unsigned char>(one);
        return byte < 0x20 || byte == 0x7f || one == '/' || one == ':';
    });
}

} // namespace doorward
