// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/desktop_entry.h"

#include "backend/common/config.h"
#include "backend/common/trimmed.h"

#include <algorithm>

namespace doorward {

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

/// The keys of the group [Desktop Entry], the first of each. Nothing where a line is none.
std::optional<Values> readGroup(std::string_view bytes)
{
    Values values;
    bool inside = false;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = trimmed(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '[') {
            inside = line == "[Desktop Entry]";
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        if (inside)
            values.emplace(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
    }
    return values;
}

/// The specification's escapes: \s \n \t \r and the backslash itself.
std::string unescaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        switch (text[++i]) {
        case 's':
            result += ' ';
            break;
        case 'n':
            result += '\n';
            break;
        case 't':
            result += '\t';
            break;
        case 'r':
            result += '\r';
            break;
        case '\\':
            result += '\\';
            break;
        default:
            result += '\\';
            result += text[i];
        }
    }
    return result;
}

/// Words without field codes (%f, %U …); %% is a percent sign.
std::vector<std::string> withoutFieldCodes(const std::vector<std::string> &words)
{
    std::vector<std::string> result;
    for (const std::string &word : words) {
        std::string kept;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (word[i] != '%')
                kept += word[i];
            else if (++i < word.size() && word[i] == '%')
                kept += '%';
        }
        // A word that was nothing but a field code is no argument at all.
        if (!kept.empty() || word.empty())
            result.push_back(kept);
    }
    return result;
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(";:"), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string_view valueOf(const Values &values, std::string_view key)
{
    const auto found = values.find(key);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace

std::optional<DesktopEntry> DesktopEntry::parse(std::string_view bytes, std::string &problem)
{
    const auto values =
        bytes.find('\0') == std::string_view::npos ? readGroup(bytes) : std::nullopt;
    if (!values || values->empty()) {
        problem = "is no desktop entry";
        return std::nullopt;
    }
    DesktopEntry entry;
    entry.m_command = withoutFieldCodes(splitWords(unescaped(valueOf(*values, "Exec"))));
    if (entry.m_command.empty() || entry.m_command.front().empty()) {
        problem = "has no Exec that can be run";
        return std::nullopt;
    }
    if (valueOf(*values, "Name").empty()) {
        problem = "has no Name";
        return std::nullopt;
    }
    entry.m_tryExec = unescaped(valueOf(*values, "TryExec"));
    entry.m_hidden =
        valueOf(*values, "Hidden") == "true" || valueOf(*values, "NoDisplay") == "true";
    entry.m_desktopNames = splitList(valueOf(*values, "DesktopNames"));
    for (const auto &[key, value] : *values)
        if (key.starts_with("Name") || key.starts_with("Comment"))
            entry.m_texts.emplace(key, unescaped(value));
    return entry;
}

std::string DesktopEntry::name(std::string_view locale) const
{
    return localised("Name", locale);
}

std::string DesktopEntry::comment(std::string_view locale) const
{
    return localised("Comment", locale);
}

std::string DesktopEntry::localised(std::string_view key, std::string_view locale) const
{
    // lang_COUNTRY.ENCODING@MODIFIER, looked for in the specification's order.
    const std::string_view modifier =
        locale.find('@') == std::string_view::npos ? "" : locale.substr(locale.find('@'));
    const std::string_view country = locale.substr(0, locale.find_first_of(".@"));
    const std::string_view language = country.substr(0, country.find('_'));
    const std::string candidates[] = {
        std::string(country) + std::string(modifier), std::string(country),
        std::string(language) + std::string(modifier), std::string(language)};
    for (const std::string &candidate : candidates) {
        const auto found = m_texts.find(std::string(key) + '[' + candidate + ']');
        if (found != m_texts.end())
            return found->second;
    }
    const auto plain = m_texts.find(key);
    return plain == m_texts.end() ? "" : plain->second;
}

} // namespace doorward
