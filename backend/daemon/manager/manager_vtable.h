// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <systemd/sd-bus.h>

namespace doorward {

/// org.doorward1.Manager as backend/dbus/org.doorward1.Manager.xml has it (a test compares them).
/// Its user data is a Manager.
[[nodiscard]] const sd_bus_vtable *managerVtable();

inline constexpr char managerPath[] = "/org/doorward1";
inline constexpr char managerInterface[] = "org.doorward1.Manager";

} // namespace doorward
