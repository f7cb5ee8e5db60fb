// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <systemd/sd-bus.h>

namespace doorward {

/// org.doorward1.Channel as backend/dbus/org.doorward1.Channel.xml has it (a test compares them).
/// Its user data is a ChannelCalls.
[[nodiscard]] const sd_bus_vtable *channelVtable();

inline constexpr char channelPath[] = "/org/doorward1/channel";
inline constexpr char channelInterface[] = "org.doorward1.Channel";

} // namespace doorward
