// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorward {

/// What we take from a session's .desktop file (Desktop Entry Specification 1.5).
class DesktopEntry
{
public:
    /// The entry in bytes; nothing, with problem set to a sentence, where it names no program to
    /// run or is no desktop entry.
    [[nodiscard]] static std::optional<DesktopEntry> parse(std::string_view bytes,
                                                           std::string &problem);

    /// Name and comment in the words of locale (de_AT.UTF-8 finds de_AT, then de), else as they
    /// are.
    [[nodiscard]] std::string name(std::string_view locale) const;
    [[nodiscard]] std::string comment(std::string_view locale) const;
    /// Exec as words, its field codes gone. Never empty.
    [[nodiscard]] const std::vector<std::string> &command() const { return m_command; }
    [[nodiscard]] const std::vector<std::string> &desktopNames() const { return m_desktopNames; }
    /// Hidden or NoDisplay: not to be offered.
    [[nodiscard]] bool isHidden() const { return m_hidden; }
    /// The program whose absence hides the entry; empty where it names none.
    [[nodiscard]] const std::string &tryExec() const { return m_tryExec; }

private:
    std::map<std::string, std::string, std::less<>> m_texts; // Name, Name[de], Comment…
    std::vector<std::string> m_command;
    std::vector<std::string> m_desktopNames;
    std::string m_tryExec;
    bool m_hidden = false;

    [[nodiscard]] std::string localised(std::string_view key, std::string_view locale) const;
};

} // namespace doorward
