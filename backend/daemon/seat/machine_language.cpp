// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/machine_language.h"

#include "backend/common/trimmed.h"
#include "backend/daemon/base/file.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace doorward {

namespace {

constexpr std::size_t fileBytes = 16 * 1024;
constexpr std::size_t valueBytes = 128;

// locale.conf(5). Without LC_ALL, which is for tests and stops all others.
constexpr std::string_view names[] = {
    "LANG",       "LANGUAGE",     "LC_CTYPE",       "LC_NUMERIC",       "LC_TIME",
    "LC_COLLATE", "LC_MONETARY",  "LC_MESSAGES",    "LC_PAPER",         "LC_NAME",
    "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"};

using Values = std::map<std::string, std::string, std::less<>>;

bool isPlain(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '-' ||
           character == '.' || character == '@';
}

/// A locale's name may be a path for the C library; here it never is one.
bool isLocale(std::string_view name, std::string_view value)
{
    return !value.empty() && value.size() <= valueBytes && value.front() != '.' &&
           std::all_of(value.begin(), value.end(), [&](char character) {
               return isPlain(character) || (name == "LANGUAGE" && character == ':');
           });
}

std::string_view unquoted(std::string_view value)
{
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.front() == value.back())
        return value.substr(1, value.size() - 2);
    return value;
}

Values read(std::string_view bytes)
{
    Values values;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = trimmed(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        const auto equals = line.find('=');
        if (equals == std::string_view::npos)
            continue;
        const std::string_view name = line.substr(0, equals);
        const std::string_view value = unquoted(line.substr(equals + 1));
        if (std::find(std::begin(names), std::end(names), name) != std::end(names) &&
            isLocale(name, value))
            values.insert_or_assign(std::string(name), std::string(value));
    }
    return values;
}

/// Qt wants UTF-8, and these two are not.
bool isNoLanguage(const Values &values)
{
    const auto found = values.find("LANG");
    return found == values.end() || found->second == "C" || found->second == "POSIX";
}

} // namespace

std::vector<std::string> machineLanguage(const std::vector<std::string> &files)
{
    Values values;
    for (const std::string &file : files) {
        int error = 0;
        const auto bytes = readFile(file, fileBytes, error);
        if (bytes)
            values = read(*bytes);
        if (!values.empty())
            break;
    }
    if (isNoLanguage(values))
        values.insert_or_assign("LANG", "C.UTF-8");
    std::vector<std::string> result;
    for (const auto &[name, value] : values) // LANG is first among them
        result.push_back(name + '=' + value);
    return result;
}

std::vector<std::string> usualLanguageFiles()
{
    return {"/etc/locale.conf", "/etc/default/locale", "/etc/environment"};
}

} // namespace doorward
