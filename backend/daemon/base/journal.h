// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace doorward {

/// What can be looked for in the journal by its MESSAGE_ID, which never changes; docs/pin.md lists
/// them.
namespace event {
inline constexpr std::string_view pinSet = "df710827cfd24123924ff7332cbeea38";
inline constexpr std::string_view pinRemoved = "222df5f97d1b4aedb84b702a4e27a837";
inline constexpr std::string_view pinOff = "b49a671445914c20aded741eaca0df8d";
inline constexpr std::string_view pinOfGoneUser = "0b8b2b9cef6c49cbbbe5592a3168825a";
inline constexpr std::string_view sessionUnlocked = "a3e0c5f1b6c24a2f9d0e6b7c1f48d25e";
} // namespace event

/// The daemon's words to the administrator: lines on standard error with systemd's priority prefix.
/// Never a secret, and no user name that somebody merely typed: people type passwords there.
class Journal
{
public:
    void info(const std::string &text) { write("<6>", text); }
    void warning(const std::string &text) { write("<4>", text); }
    void error(const std::string &text) { write("<3>", text); }
    /// text with its MESSAGE_ID, and the user as DOORWARD_USER. Where standard error is not the
    /// journal's, a line with the id in front.
    void event(std::string_view id, const std::string &text, const std::string &user);

private:
    static void write(const char *priority, const std::string &text);
};

} // namespace doorward
