// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/keyring_lines.h"

#include "backend/cards/trusted_file.h"
#include "backend/common/trimmed.h"

#include <algorithm>
#include <array>
#include <strings.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr unsigned mostFiles = 32;
constexpr unsigned mostDepth = 8;
constexpr std::size_t mostBytes = std::size_t{64} * 1024;
constexpr std::array<std::string_view, 2> keyrings{"pam_gnome_keyring.so", "pam_kwallet5.so"};

bool isWord(std::string_view text, std::string_view word)
{
    return text.size() == word.size() && strncasecmp(text.data(), word.data(), word.size()) == 0;
}

/// Takes the first word off rest; [what is in brackets] is one.
std::string_view takeWord(std::string_view &rest)
{
    rest = trimmed(rest);
    const auto end = rest.starts_with('[') ? rest.find(']') : rest.find_first_of(blanks);
    const auto size = end == std::string_view::npos ? rest.size() : end + (rest[0] == '[' ? 1 : 0);
    const auto word = rest.substr(0, size);
    rest.remove_prefix(size);
    return word;
}

/// Takes the first line off rest, without its comment. One that ends in a backslash goes on in the
/// next.
std::string takeLine(std::string_view &rest)
{
    std::string line;
    bool goesOn = true;
    while (goesOn && !rest.empty()) {
        const auto end = rest.find('\n');
        std::string_view part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        part = trimmed(part.substr(0, part.find('#')));
        goesOn = part.ends_with('\\');
        line += part.substr(0, part.size() - (goesOn ? 1 : 0));
        line += ' ';
    }
    return line;
}

} // namespace

bool KeyringLines::areIn(std::string_view service)
{
    m_filesLeft = mostFiles;
    return !service.starts_with('/') && areInFile(service, 0);
}

bool KeyringLines::areInFile(std::string_view name, unsigned depth)
{
    if (depth > mostDepth || m_filesLeft == 0)
        return false;
    --m_filesLeft;
    const std::string text = textOf(name);
    std::string_view rest = text;
    while (!rest.empty())
        if (isOne(takeLine(rest), depth))
            return true;
    return false;
}

bool KeyringLines::isOne(std::string_view line, unsigned depth)
{
    std::string_view kind = takeWord(line);
    if (isWord(kind, "@include"))
        return areInFile(takeWord(line), depth + 1);
    if (kind.starts_with('-'))
        kind.remove_prefix(1);
    if (!isWord(kind, "session"))
        return false;
    const std::string_view control = takeWord(line);
    const std::string_view what = takeWord(line);
    if (isWord(control, "include") || isWord(control, "substack"))
        return areInFile(what, depth + 1);
    const std::string_view name = what.substr(what.find_last_of('/') + 1);
    return std::find(keyrings.begin(), keyrings.end(), name) != keyrings.end() && isInstalled(what);
}

bool KeyringLines::isInstalled(std::string_view module) const
{
    const auto isThere = [](const std::string &path) { return access(path.c_str(), F_OK) == 0; };
    if (module.starts_with('/'))
        return isThere(std::string(module));
    return std::any_of(m_places.modules.begin(), m_places.modules.end(), [&](const auto &folder) {
        return isThere(folder + '/' + std::string(module));
    });
}

/// Empty where there is no such file.
std::string KeyringLines::textOf(std::string_view name)
{
    std::string text;
    if (name.empty())
        return text;
    if (name.starts_with('/')) {
        (void)readTrusted(std::string(name), m_places.owner, mostBytes, text);
        return text;
    }
    for (const std::string &folder : m_places.stacks) {
        const std::string path = folder + '/' + std::string(name);
        if (access(path.c_str(), F_OK) != 0)
            continue;
        (void)readTrusted(path, m_places.owner, mostBytes, text);
        break;
    }
    return text;
}

} // namespace doorward
