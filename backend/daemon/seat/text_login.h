// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <systemd/sd-bus.h>

namespace doorward {

/// The console's login, for when there is no login screen to be had: systemd's getty@ttyN.service.
class TextLogin
{
public:
    /// A virtual terminal that nobody has open, or 0. Never the first: its login and doorward's
    /// unit exclude each other.
    [[nodiscard]] static unsigned freeTerminal();

    /// Starts it there and brings the terminal to the front. done: empty, or what went wrong.
    static void show(sd_bus *system, unsigned terminal,
                     std::function<void(const std::string &problem)> done);
};

} // namespace doorward
