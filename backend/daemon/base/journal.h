// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace doorward {

/// The daemon's words to the administrator: lines on standard error with systemd's priority prefix.
/// Never a secret, and no user name that somebody merely typed: people type passwords there.
class Journal
{
public:
    void info(const std::string &text) { write("<6>", text); }
    void warning(const std::string &text) { write("<4>", text); }
    void error(const std::string &text) { write("<3>", text); }

private:
    static void write(const char *priority, const std::string &text);
};

} // namespace doorward
