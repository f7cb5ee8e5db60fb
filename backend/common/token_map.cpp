// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/token_map.h"

#include "backend/common/durable_file.h"
#include "backend/common/limits.h"
#include "backend/common/trimmed.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::size_t fileBytes = 1024 * 1024;
constexpr std::size_t mostProblems = 16;
constexpr std::size_t hashDigits = 64;
constexpr std::size_t nameBytes = 1024;

/// digits in lower case; empty where they are not those of a SHA-256.
std::string hashOf(std::string_view word)
{
    if (word.size() != hashDigits)
        return {};
    std::string digits(word);
    for (char &digit : digits) {
        if (digit >= 'A' && digit <= 'F')
            digit = static_cast<char>(digit - 'A' + 'a');
        if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f'))
            return {};
    }
    return digits;
}

bool isName(std::string_view text, bool withBlanks)
{
    return !text.empty() && text.size() <= nameBytes &&
           std::none_of(text.begin(), text.end(), [&](char one) {
               const auto byte = static_cast<unsigned char>(one);
               return byte < 0x20 || byte == 0x7f || (byte == ' ' && !withBlanks);
           });
}

/// What a rule tells of a certificate, in the one form that it is compared in; empty where it is
/// none.
std::string identityOf(std::string_view rule)
{
    const auto colon = std::min(rule.find(':'), rule.size());
    const std::string kind(rule.substr(0, colon));
    const std::string_view value = rule.substr(std::min(colon + 1, rule.size()));
    if (kind == "sha256" || kind == "key") {
        const std::string digits = hashOf(value);
        return digits.empty() ? digits : kind + ':' + digits;
    }
    const bool isText = kind == "subject" || kind == "upn" || kind == "email";
    return isText && isName(value, kind == "subject") ? std::string(rule) : std::string();
}

bool isUserName(std::string_view name)
{
    return !name.empty() && name.size() < limits::userNameBytes &&
           std::none_of(name.begin(), name.end(), [](char one) {
               const auto byte = static_cast<unsigned char>(one);
               return byte <= 0x20 || byte == 0x7f || one == ':' || one == '/';
           });
}

bool isTrustworthy(int file, uid_t owner, std::size_t &size)
{
    struct stat about
    {};
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode) || about.st_uid != owner ||
        (about.st_mode & (S_IWGRP | S_IWOTH)) != 0 || about.st_size < 0 ||
        static_cast<std::size_t>(about.st_size) > fileBytes)
        return false;
    size = static_cast<std::size_t>(about.st_size);
    return true;
}

/// The file's first size bytes, fewer where it has shrunk.
std::string readBytes(int file, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = read(file, bytes.data() + have, size - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

} // namespace

TokenMap TokenMap::load(const std::string &path, uid_t owner)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.isValid() && errno == ENOENT)
        return missing();
    std::size_t size = 0;
    if (!file.isValid() || !isTrustworthy(file.get(), owner, size))
        return refused(path + ": must be a regular file of at most 1 MiB that its owner, root, "
                              "alone may write");
    return parse(readBytes(file.get(), size), path);
}

TokenMap TokenMap::parse(std::string_view text, const std::string &where, std::string_view only)
{
    TokenMap map;
    for (unsigned line = 1; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size());
        map.readLine(trimmed(text.substr(0, end)), where + ':' + std::to_string(line) + ": ", only);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return map;
}

TokenMap TokenMap::missing()
{
    TokenMap map;
    map.m_state = State::Missing;
    return map;
}

TokenMap TokenMap::refused(std::string problem)
{
    TokenMap map;
    map.m_state = State::Untrusted;
    map.report(std::move(problem));
    return map;
}

void TokenMap::add(const TokenMap &other)
{
    for (const auto &[identity, users] : other.m_users)
        m_users[identity].insert(users.begin(), users.end());
}

std::set<std::string> TokenMap::users(const std::vector<std::string> &identities) const
{
    std::set<std::string> all;
    for (const std::string &identity : identities)
        if (const auto found = m_users.find(identity); found != m_users.end())
            all.insert(found->second.begin(), found->second.end());
    return all;
}

bool TokenMap::names(const std::string &user) const
{
    return std::any_of(m_users.begin(), m_users.end(),
                       [&](const auto &rule) { return rule.second.contains(user); });
}

void TokenMap::readLine(std::string_view line, const std::string &where, std::string_view only)
{
    if (line.empty() || line.front() == '#')
        return;
    // The user is the last word, because a subject has blanks inside.
    const auto gap = line.find_last_of(blanks);
    const bool whole = gap != std::string_view::npos;
    const std::string identity = identityOf(trimmed(line.substr(0, whole ? gap : line.size())));
    const std::string_view user = whole ? line.substr(gap + 1) : std::string_view();
    if (identity.empty())
        report(where + "expected sha256:, key:, subject:, upn: or email: and its value, then one "
                       "user");
    else if (!isUserName(user))
        report(where + "expected one user after the certificate");
    else if (!only.empty() && user != only)
        report(where + "names somebody else than its owner, and counts for nobody");
    else
        m_users[identity].emplace(user);
}

void TokenMap::report(std::string problem)
{
    if (m_problems.size() < mostProblems)
        m_problems.push_back(std::move(problem));
}

} // namespace doorward
