// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/hardening.h"

#include "qml/types/process.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace doorward {

namespace {

constexpr std::array<std::string_view, 23> known{
    "DBUS_SESSION_BUS_ADDRESS", // assistive tools
    "HOME",
    "LANG",
    "LANGUAGE",
    "LOGNAME",
    "NOTIFY_SOCKET",
    "PATH",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    "QT_QUICK_BACKEND",
    "SHELL",
    "TZ",
    "USER",
    "WAYLAND_DISPLAY",
    "XCURSOR_SIZE",
    "XCURSOR_THEME",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CURRENT_DESKTOP",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_SESSION_ID",
    "XDG_SESSION_TYPE",
    "XKB_DEFAULT_LAYOUT",
};

bool isKnown(std::string_view name)
{
    return name.starts_with("LC_") || std::find(known.begin(), known.end(), name) != known.end();
}

void keepKnownEnvironment()
{
    std::vector<std::string> others;
    for (char **entry = environ; *entry; ++entry) {
        const std::string_view assignment(*entry);
        const std::string_view name = assignment.substr(0, assignment.find('='));
        if (!isKnown(name))
            others.emplace_back(name);
    }
    for (const std::string &name : others)
        unsetenv(name.c_str());
}

void chooseDrawing()
{
    setenv("QT_QPA_PLATFORM", "wayland", 1);
    setenv("QT_WAYLAND_USE_BYPASSWINDOWMANAGERHINT", "1", 1);
    setenv("QT_QUICK_BACKEND", "software", 0);
    // No program text is made at run time: the unit forbids memory that is writable and executable.
    setenv("QV4_FORCE_INTERPRETER", "1", 1);
    setenv("QT_ENABLE_REGEXP_JIT", "0", 1);
}

void raiseLockedMemory()
{
    rlimit locked{};
    if (getrlimit(RLIMIT_MEMLOCK, &locked) != 0)
        return;
    locked.rlim_cur = locked.rlim_max;
    setrlimit(RLIMIT_MEMLOCK, &locked);
}

} // namespace

bool prepareLocker()
{
    keepKnownEnvironment();
    chooseDrawing();
    raiseLockedMemory();
    return prepareProcess();
}

void drawSimply()
{
    setenv("QT_QUICK_BACKEND", "software", 1);
    setenv("QT_WAYLAND_CLIENT_BUFFER_INTEGRATION", "none", 1);
}

} // namespace doorward
