// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// The settings of /etc/doorward/doorward.conf and doorward.conf.d/*.conf (in the order of their
/// names, later ones win), in the INI form of systemd's files: `[Section]`, `Key=value`, comments
/// from `#` or `;` at a line's start. Every key and its default is in the table of config.cpp.
///
/// A broken line never costs anybody their login: it is left out, its key keeps its default (the
/// strictest value where it decides which cards count: the password goes on working), and
/// problems() names file and line for main to log.
class Config
{
public:
    /// Reads folder/doorward.conf and folder/doorward.conf.d; either may be missing.
    [[nodiscard]] static Config load(const std::string &folder);

    /// The value, or the default of the table. Asking for a key that is not in the table is a
    /// programming error and ends the process.
    [[nodiscard]] const std::string &text(std::string_view section, std::string_view key) const;
    [[nodiscard]] std::uint64_t number(std::string_view section, std::string_view key) const;
    [[nodiscard]] bool boolean(std::string_view section, std::string_view key) const;

    /// One line per fault, "FILE:LINE: what is wrong".
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    void readFile(const std::string &path);
    void reject(const std::string &name, std::string_view instead, const std::string &problem);
    void readLine(std::string_view line, const std::string &where, std::string &section);

    std::map<std::string, std::string> m_values; // "Section.Key" -> value
    std::vector<std::string> m_problems;
};

/// Splits a command line into words as a shell would with quotes and backslashes, without
/// expanding anything. Empty where a quote is left open.
[[nodiscard]] std::vector<std::string> splitWords(std::string_view line);

} // namespace doorward
